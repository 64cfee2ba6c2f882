import type { Side } from '../../core/units';
import type { VenueId } from '../../market/venues';
import type { FollowedReading } from '../clusters/track';
import { type BinGrid, type Density, priceAt, spanOf } from './density';

/** ±12 % of 60,000 in bins of 50: as many below as above. */
export const GRID: BinGrid = { firstBin: 1_056, count: 288, binSize: 50 };
export const PRICE = 60_000;
export const START = 1_700_000_000_000;
export const STEP_MS = 300_000;

/** A normal distribution of `size` base units in all around a price. */
export interface Hill {
  readonly price: number;
  readonly size: number;
  /** Standard deviation in quote units. */
  readonly width?: number;
}

export function sizesOf(hills: readonly Hill[], grid: BinGrid = GRID): Float64Array {
  return Float64Array.from({ length: grid.count }, (_, bin) =>
    hills.reduce((sum, { price, size, width = 150 }) => {
      const away = (priceAt(grid, bin) - price) / width;
      return sum + (size * grid.binSize * Math.exp(-0.5 * away * away)) / (width * Math.sqrt(2 * Math.PI));
    }, 0),
  );
}

export function densityOf(size: Float64Array, changes: Partial<Density> = {}): Density {
  const venue: VenueId = 'binance-usdm';
  return { grid: GRID, size, variance: undefined, parts: [{ venue, size }], known: spanOf(GRID), ...changes };
}

type Scene = Partial<Omit<FollowedReading, Side>> & Partial<Record<Side, readonly Hill[] | Density>>;

const sideOf = (side: readonly Hill[] | Density) => ('grid' in side ? side : densityOf(sizesOf(side)));

/** The map of a scene, `step` steps after the start. */
export function readingOf(step: number, { bid = [], ask = [], ...changes }: Scene = {}): FollowedReading {
  return {
    time: START + step * STEP_MS,
    price: PRICE,
    basis: 'calibrated',
    bid: sideOf(bid),
    ask: sideOf(ask),
    low: Number.NaN,
    high: Number.NaN,
    feeds: [],
    openInterestChange: undefined,
    isRemade: false,
    ...changes,
  };
}
