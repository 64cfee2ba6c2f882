import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * A snapshot replaces the book. Only `incrDepth` sends anything else: updates that each count one more than the one
 * before.
 */
export function followSnapshots({ snapshot, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return last === at + 1 ? 'apply' : 'gap';
}
