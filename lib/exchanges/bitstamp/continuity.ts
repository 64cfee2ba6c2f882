import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Frames are told apart by their microsecond alone; the mapper adds that of the frame before. One that begins where the
 * book is, or earlier, continues it: sizes are absolute. What is not newer than the seed is in it. A first frame that is
 * newer than the seed leaves open what happened between them.
 */
export function followTime({ snapshot, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return prev !== undefined && prev <= at ? 'apply' : 'gap';
}
