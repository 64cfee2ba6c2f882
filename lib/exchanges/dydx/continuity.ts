import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';

/** The mapper numbers the frames of each book, for the venue only counts a connection's messages; no number comes twice. */
export function followNumbers({ snapshot, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  return state.last !== undefined && prev === state.last ? 'apply' : 'gap';
}
