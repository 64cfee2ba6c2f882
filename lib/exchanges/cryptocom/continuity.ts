import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Each update names the one before it, also where the levels are empty because the book changed outside of them. The
 * protocol before had numbers that do not join.
 */
export function followUpdates({ snapshot, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (prev === undefined) return last <= at ? 'skip' : 'apply';
  if (prev === at) return 'apply';
  return last <= at ? 'skip' : 'gap';
}
