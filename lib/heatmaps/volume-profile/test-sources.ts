import { DAY_MS, MINUTE_MS } from '../../core/durations';
import * as fc from 'fast-check';
import type { FlowBar } from '../../flow/flow-bar';
import { barAt } from '../../flow/test-bars';
import type { ProfileOptions } from './running-profile';
import type { ProfileSource } from './source';

/** Midnight of a Monday. */
export const MONDAY = Date.UTC(2026, 0, 5);

/** One candle; without `takerBuy` its sides are not known. */
export interface TestCandle {
  readonly time: number;
  readonly low: number;
  readonly high: number;
  readonly volume: number;
  readonly takerBuy?: number;
}

/** Candles as history keeps them, opening at their lows and closing at their highs. */
export const candleRows = (candles: readonly TestCandle[]) => Float64Array.from(candles.flatMap(rowOf));

const rowOf = ({ time, low, high, volume, takerBuy = Number.NaN }: TestCandle) => [
  time,
  low,
  high,
  low,
  high,
  volume,
  takerBuy,
];

/** A minute that traded these sizes, bought and sold, in bins of 1 from a price on. */
export const flowBar = (
  time: number,
  price: number,
  sizes: readonly (readonly [number, number])[],
): FlowBar =>
  barAt(time / MINUTE_MS, {
    low: price,
    high: price + Math.max(0, sizes.length - 1),
    close: price,
    volume: {
      binSize: 1,
      firstBin: price,
      buy: Float64Array.from(sizes, ([buy]) => buy),
      sell: Float64Array.from(sizes, ([, sell]) => sell),
      exact: true,
    },
  });

export const testSource = (parts: Partial<ProfileSource> = {}): ProfileSource => ({
  venue: 'binance-usdm',
  basis: 0,
  bars: [],
  candles: new Float64Array(),
  candleMs: MINUTE_MS,
  ...parts,
});

export const testOptions = (parts: Partial<ProfileOptions> = {}): ProfileOptions => ({
  rowSize: 1,
  from: MONDAY,
  to: MONDAY + 7 * DAY_MS,
  session: { kind: 'day', offsetHours: 0 },
  reference: 'binance-usdm',
  valueArea: 'expansion',
  ...parts,
});

/** Volumes in whole numbers, so that sums are exact and ties are ties. */
export const arbitraryRows = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })), { minLength: 1, maxLength: 60 })
  .map((sizes) => Float64Array.from(sizes));

/** Candles of consecutive minutes between prices of 100 and 200. */
export const arbitraryCandles = fc
  .array(
    fc.record({
      low: fc.integer({ min: 1000, max: 1900 }).map((tenths) => tenths / 10),
      height: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })).map((tenths) => tenths / 10),
      volume: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
      bought: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) =>
    parts.map(({ low, height, volume, bought }, minute): TestCandle => ({
      time: MONDAY + minute * MINUTE_MS,
      low,
      high: low + height,
      volume,
      ...(bought !== undefined && { takerBuy: volume * bought }),
    })),
  );
