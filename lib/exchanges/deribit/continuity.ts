import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Each change names the one before it (`prev_change_id`). Only the same change again is passed over: an earlier one means
 * that the venue counts anew.
 */
export function followChanges({ snapshot, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last === at) return 'skip';
  return prev === at ? 'apply' : 'gap';
}
