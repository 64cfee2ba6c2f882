import type { Side } from '../../core/units';
import type { VenueId } from '../../market/venues';

/**
 * The price bins of a run of columns. Bin `i` covers prices
 * `[(firstBin + i) · binSize, (firstBin + i + 1) · binSize)` in the quote units of the series' reference venue.
 */
export interface PriceGrid {
  readonly firstBin: number;
  readonly count: number;
  readonly binSize: number;
  /** The base size that code 1 stands for. */
  readonly unit: number;
}

/** What one venue put into a column. */
export interface VenueCoverage {
  readonly venue: VenueId;
  /** Lowest and highest price, on the column's grid, between which the venue's book is known in full. */
  readonly low: number;
  readonly high: number;
  /** Added to the venue's own prices to lay them on the grid (its basis to the reference venue). */
  readonly shift: number;
}

/** The resting liquidity of one second (`stepMs`), per side, as log-quantised codes over the grid; 0 is nothing. */
export interface BookColumn {
  /** Start of the interval in epoch ms, a multiple of `stepMs`. */
  readonly time: number;
  readonly stepMs: number;
  readonly grid: PriceGrid;
  readonly cells: Readonly<Record<Side, Uint8Array>>;
  /** Best bid and ask of the reference venue in price, NaN when unknown. */
  readonly bid: number;
  readonly ask: number;
  /** The venues that made the column. Outside what they know a bin is unknown, not empty. */
  readonly coverage: readonly VenueCoverage[];
}

/** A stretch of time for which a series has no column, and why. `to` is exclusive. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}
