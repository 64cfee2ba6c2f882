import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/** Futures: `seq` of a product's book goes up by one with every message. */
export function followCount({ snapshot, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return last === at + 1 ? 'apply' : 'gap';
}

/**
 * Spot: nothing is numbered. The mapper counts the messages of a book and breaks the chain at one it could not read; what
 * else was lost shows in the checksum that comes with every message.
 */
export function followChain({ snapshot, prev }: SequenceHeader, { last }: Continuity): Verdict {
  if (snapshot) return 'apply';
  return last !== undefined && prev === last ? 'apply' : 'gap';
}
