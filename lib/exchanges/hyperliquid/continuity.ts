import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/** Every frame is a whole book, numbered by its time: none is missed, and one from before the last is of no use. */
export function followTime({ snapshot, last }: SequenceHeader, state: Continuity): Verdict {
  if (!snapshot || last === undefined) return 'gap';
  return state.last !== undefined && last < state.last ? 'skip' : 'apply';
}
