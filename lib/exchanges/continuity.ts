import type { SequenceHeader } from '../market/depth-frame';
import type { Continuity, Verdict } from './exchange';

/**
 * Futures: each frame names the last update of the frame before it (`pu`). The first one after a snapshot must span the
 * snapshot's update number or follow it directly.
 */
export function followChain({ snapshot, first, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (!state.fresh) {
    if (last <= at) return 'skip';
    return prev === at ? 'apply' : 'gap';
  }
  if (prev === at) return 'apply';
  if (last < at) return 'skip';
  return first !== undefined && first <= at ? 'apply' : 'gap';
}

/** Spot: frames have no link to the one before; each must begin at or before the update after the last one applied. */
export function followRange({ snapshot, first, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || first === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return first <= at + 1 ? 'apply' : 'gap';
}

/** Frames have one number each, which counts on by one. */
export function followCount({ snapshot, last }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (last <= at) return 'skip';
  return last === at + 1 ? 'apply' : 'gap';
}

/** The mapper itself has numbered the frames of a book, each with the one before: no number comes twice. */
export function followNumbers({ snapshot, prev }: SequenceHeader, { last }: Continuity): Verdict {
  if (snapshot) return 'apply';
  return last !== undefined && prev === last ? 'apply' : 'gap';
}

/**
 * Each frame names the number of the one before it. The numbers may go on lower, still linked, so that only the same one
 * again is passed over. Frames without link carry a time or a number that does not join: they are told apart by it alone.
 */
export function followLink({ snapshot, last, prev }: SequenceHeader, state: Continuity): Verdict {
  if (snapshot) return 'apply';
  const at = state.last;
  if (at === undefined || last === undefined) return 'gap';
  if (prev === undefined) return last < at ? 'skip' : 'apply';
  if (prev === at) return 'apply';
  return last === at ? 'skip' : 'gap';
}

/** As {@link followLink} where the numbers only grow: whatever is not newer than the book is in it. */
export const followGrowingLink = (header: SequenceHeader, state: Continuity): Verdict => {
  const verdict = followLink(header, state);
  return verdict === 'gap' && isOld(header, state) ? 'skip' : verdict;
};

const isOld = ({ last }: SequenceHeader, { last: at }: Continuity) =>
  at !== undefined && last !== undefined && last <= at;
