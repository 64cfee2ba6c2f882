import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Every delta's `u` is one more than the one before; a snapshot, which the venue may send at any time, starts over. That
 * no number is left out is seen in practice and not promised: a hole is taken for a lost frame.
 */
export function followCount({ snapshot, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return last === at + 1 ? 'apply' : 'gap';
}
