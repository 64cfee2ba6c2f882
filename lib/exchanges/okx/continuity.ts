import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Each frame names the number of the frame before it. After maintenance the numbers may go on lower, still linked; a
 * frame without changes repeats its number. Frames of before the numbers came (2022) name none and carry only their
 * time, as the mapper gives it: they can be told apart no better than by it, and by their checksum.
 */
export function followLink({ snapshot, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (prev === undefined) return last < at ? 'skip' : 'apply';
  if (prev === at) return 'apply';
  return last === at ? 'skip' : 'gap';
}
