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

/**
 * What one interval holds at each price, on two sides, as log-quantised codes over the grid; 0 is nothing. What the sides
 * are is the layer's:
 * - order book: what rests, bids and asks;
 * - liquidation: what would be closed by force, longs as `bid` (they lie below the price), shorts as `ask`;
 * - open interest: what was opened as `bid`, what was closed as `ask`.
 */
export interface HeatColumn {
  /** Start of the interval in epoch ms, a multiple of `stepMs`. */
  readonly time: number;
  readonly stepMs: number;
  readonly grid: PriceGrid;
  readonly cells: Readonly<Record<Side, Uint8Array>>;
  /**
   * In prices of the reference venue, NaN when unknown. Order book: the best bid and ask. The other layers: the price
   * at the beginning (`bid`) and at the end (`ask`) of the interval.
   */
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
