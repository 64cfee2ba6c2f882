import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/** Every frame names the one before it by the mapper's own count, unless frames were lost since. */
export function followChain({ snapshot, prev }: SequenceHeader, { last }: Continuity): Verdict {
  if (snapshot) return 'apply';
  return last !== undefined && prev === last ? 'apply' : 'gap';
}
