import { MINUTE_MS } from '../core/durations';
import * as fc from 'fast-check';
import { binOf } from './bin-size';
import type { FlowBar, ForcedClose } from './flow-bar';

/** A quiet minute; changes make others of it. For tests. */
export const barAt = (minute: number, change: Partial<FlowBar> = {}): FlowBar => ({
  time: minute * MINUTE_MS,
  intervalMs: MINUTE_MS,
  open: 60_000,
  high: 60_020,
  low: 59_990,
  close: 60_010.5,
  markHigh: 60_018.1,
  markLow: 59_991,
  volume: {
    binSize: 10,
    firstBin: 5999,
    buy: Float64Array.of(0.5, 12.125, 0, minute / 1000),
    sell: Float64Array.of(3, 0.001, 0, 7.25),
    exact: true,
  },
  openInterest: 80_000 + minute / 1000,
  openInterestTime: minute * MINUTE_MS + 55_000,
  liquidations: [],
  ...change,
});

export const barsAt = (...minutes: readonly number[]) => minutes.map((minute) => barAt(minute));

const price = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }).map((tenths) => tenths / 10),
  fc.double({ min: 0.000_01, max: 100_000, noNaN: true }),
);
const size = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 10_000_000 }).map((lots) => lots / 1000),
  fc.double({ min: 0, max: 1e12, noNaN: true }).map(Math.abs),
);

const forced: fc.Arbitrary<ForcedClose> = fc
  .record({ price, size, position: fc.constantFrom('long' as const, 'short' as const), placed: fc.boolean() })
  .map(({ placed, ...rest }) => ({ ...rest, ...(placed && { placed: true as const }) }));

/** Runs of 1…60 bars of a minute, with holes, of any numbers. For tests. */
export const arbitraryBars: fc.Arbitrary<readonly FlowBar[]> = fc
  .record({
    first: fc.integer({ min: 0, max: 30_000_000 }),
    bars: fc.array(
      fc.record({
        skip: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 90 })),
        prices: fc.tuple(price, price, price, price, price, price),
        binSize: fc.constantFrom(0.1, 5, 10),
        shift: fc.integer({ min: -3, max: 3 }),
        bins: fc.array(fc.tuple(size, size), { maxLength: 8 }),
        exact: fc.boolean(),
        interest: fc.oneof(size, fc.constant(Number.NaN)),
        read: fc.option(fc.integer({ min: -1000, max: 700_000 })),
        liquidations: fc.array(forced, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ first, bars }) => {
    let minute = first;
    return bars.map(
      ({ skip, prices, binSize, shift, bins, exact, interest, read, liquidations }): FlowBar => {
        minute += skip;
        const [open, high, low, close, markHigh, markLow] = prices;
        return {
          time: minute * MINUTE_MS,
          intervalMs: MINUTE_MS,
          open,
          high,
          low,
          close,
          markHigh,
          markLow,
          volume: {
            binSize,
            firstBin: binOf(low, binSize) + shift,
            buy: Float64Array.from(bins, ([buy]) => buy),
            sell: Float64Array.from(bins, ([, sell]) => sell),
            exact,
          },
          openInterest: interest,
          ...(read !== null && { openInterestTime: (minute + 1) * MINUTE_MS - read }),
          liquidations,
        };
      },
    );
  });
