import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Each frame of v3 names the one before it. Those of the protocols before have no numbers: they are told apart by their
 * times, and what is missing shows in the checksum.
 */
export function followSequence({ snapshot, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (prev === undefined) return last < at ? 'skip' : 'apply';
  if (prev === at) return 'apply';
  return last <= at ? 'skip' : 'gap';
}
