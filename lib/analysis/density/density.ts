import type { Side } from '../../core/units';
import type { PriceGrid } from '../../heatmaps/columns/column';
import type { LiquidationMass } from '../../heatmaps/liquidation/model';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import type { VenueId } from '../../market/venues';

/** Bin `i` covers prices `[(firstBin + i) · binSize, (firstBin + i + 1) · binSize)`. */
export type BinGrid = Pick<PriceGrid, 'firstBin' | 'count' | 'binSize'>;

/** What sizes rest on: seen, or as a modelled map says of itself. Of `relative` ones only ratios mean something. */
export type SizeBasis = 'observed' | LiquidationMass['scale'];

/** What one venue has in a density; undefined where its share was not kept. */
export interface DensityPart {
  readonly venue: VenueId;
  /** Base units per bin. */
  readonly size: Float64Array | undefined;
}

/** Sizes by price, of one moment and of one kind. */
export interface Density {
  readonly grid: BinGrid;
  /** Base units per bin, at least 0. */
  readonly size: Float64Array;
  /** Squared base units per bin, of bins that count as independent; undefined where it is not known. */
  readonly variance: Float64Array | undefined;
  /** The venues that are in it. */
  readonly parts: readonly DensityPart[];
  /** Where all of them are known. Beyond, nothing is unknown rather than empty. Both ends equal: nowhere. */
  readonly known: PriceSpan;
}

/** A map at one moment: what lies below the price as `bid` (bids, longs), what lies above as `ask` (asks, shorts). */
export interface MapReading extends Readonly<Record<Side, Density>> {
  /** Epoch ms. */
  readonly time: number;
  /** Of the reference venue, in whose prices everything is. */
  readonly price: number;
  readonly basis: SizeBasis;
}

/** The price in the middle of a bin; between two bins for a position between their indices. */
export const priceAt = ({ firstBin, binSize }: BinGrid, position: number) =>
  (firstBin + position + 0.5) * binSize;

export const spanOf = ({ firstBin, count, binSize }: BinGrid): PriceSpan => ({
  low: firstBin * binSize,
  high: (firstBin + count) * binSize,
});

/** Whether a stretch of prices lies within another, but for rounding. */
export const covers = (whole: PriceSpan, part: PriceSpan) =>
  whole.low <= part.low * (1 + SLACK) && whole.high >= part.high * (1 - SLACK);

const SLACK = 1e-9;

/** From the price to the nearer edge of a zone, as a signed share of the price: below is negative, inside is 0. */
export function distanceTo({ low, high }: PriceSpan, price: number): number {
  if (price < low) return low / price - 1;
  return price > high ? high / price - 1 : 0;
}
