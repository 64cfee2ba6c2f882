import type { WallTrack } from './wall';
import { nearEdge } from './follow-wall';

/** A wall that turns up within this time, this near and this much alike is the one that went. */
const WITHIN_MS = 2_000;
const WITHIN_BP = 15;
const LIKE = { least: 0.7, most: 1.3 } as const;

/** True when two walls of a venue are about the same size and near one another. */
export function isAlike(a: WallTrack, b: WallTrack): boolean {
  const ratio = b.peak.lots / a.peak.lots;
  return a.side === b.side && apartBp(a, b) <= WITHIN_BP && ratio >= LIKE.least && ratio <= LIKE.most;
}

/** The wall that one which went at `endedAt` has become: the nearest alike that turned up about then. */
export function successorOf(
  gone: WallTrack,
  endedAt: number,
  standing: readonly WallTrack[],
): WallTrack | undefined {
  return standing
    .filter(
      (next) =>
        next.fresh &&
        next.movedFrom === undefined &&
        Math.abs(next.bornAt - endedAt) <= WITHIN_MS &&
        isAlike(gone, next),
    )
    .toSorted((a, b) => apartBp(gone, a) - apartBp(gone, b))[0];
}

/** Away from the price, or towards it. */
export function directionOf(gone: WallTrack, next: WallTrack): 'retreat' | 'chase' {
  const further = gone.side === 'bid' ? nearEdge(next) < nearEdge(gone) : nearEdge(next) > nearEdge(gone);
  return further ? 'retreat' : 'chase';
}

const apartBp = (a: WallTrack, b: WallTrack) => (Math.abs(nearEdge(a) - nearEdge(b)) / nearEdge(a)) * 1e4;
