import type { Side } from '../core/units';
import type { VenueCoverage } from '../heatmaps/columns/column';
import type { VenueId } from '../market/venues';

/** A wall that stands, on the prices of its venue. */
interface OwnWall {
  readonly id: string;
  readonly side: Side;
  readonly price: number;
  readonly low: number;
  readonly high: number;
  /** Base units. */
  readonly size: number;
  /** Since when it is known, epoch ms, and whether it was seen to begin then. */
  readonly since: number;
  readonly isBirth: boolean;
  readonly asOf: number;
  /** How often the price came to it, and how often it held. */
  readonly visits: number;
  readonly held: number;
  /** How often it moved away as the price came near. */
  readonly retreats: number;
  readonly isAbsorbing: boolean;
  readonly isIceberg: boolean;
  readonly verdict: {
    readonly verdict: 'genuine' | 'suspicious' | 'undecided';
    /** 0…1. */
    readonly confidence: number;
  };
}

/** The walls that stand on one venue, on its own prices. */
export interface StandingWalls {
  readonly venue: VenueId;
  readonly walls: readonly OwnWall[];
}

/** A wall that stands, laid on the reference venue's prices. */
export interface WallInput extends OwnWall {
  readonly venue: VenueId;
}

/**
 * Walls laid on the reference venue's prices by the shifts of a column; those of a venue that is not in it, because it
 * fell silent or cannot be right, are left out.
 */
export function wallInputs(
  standing: readonly StandingWalls[],
  coverage: readonly Pick<VenueCoverage, 'venue' | 'shift'>[],
): readonly WallInput[] {
  return standing.flatMap(({ venue, walls }) => {
    const shift = coverage.find((one) => one.venue === venue)?.shift;
    if (shift === undefined) return [];
    return walls.map((wall) => ({
      ...wall,
      venue,
      price: wall.price + shift,
      low: wall.low + shift,
      high: wall.high + shift,
    }));
  });
}
