import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/**
 * Both markets number every change of a book. A frame holds one (futures) or a run of them (spot), and must begin at or
 * before the number after the last one applied.
 */
export function followSequence({ snapshot, first, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || first === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return first <= at + 1 ? 'apply' : 'gap';
}
