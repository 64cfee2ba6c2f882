import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/** Every update's `version` is one more than the one before; a snapshot starts over. */
export function followVersion({ snapshot, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return last === at + 1 ? 'apply' : 'gap';
}
