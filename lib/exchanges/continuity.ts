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
