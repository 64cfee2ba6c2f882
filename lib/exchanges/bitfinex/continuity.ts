import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * The venue numbers the messages of a connection, whatever they are about. The mapper follows that count and chains the
 * messages of each book to one another, as long as none was missing.
 */
export function followChain({ snapshot, prev, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return prev === at ? 'apply' : 'gap';
}
