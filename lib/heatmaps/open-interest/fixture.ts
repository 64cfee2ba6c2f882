import { MINUTE_MS } from '../../core/durations';
import * as fc from 'fast-check';
import type { FlowBar } from '../../flow/flow-bar';

/** A whole number of any step. */
export const START = 20_000 * 86_400_000;

interface BarParts extends Partial<Omit<FlowBar, 'volume'>> {
  /** Bars from {@link START}. */
  readonly at?: number;
  /** Base units by bin of 10, half of it bought. */
  readonly traded?: Readonly<Record<number, number>>;
}

/** A minute of trades at 60,000 … 60,010 unless told otherwise; its open interest is unknown. For tests. */
export function barOf({ at = 0, traded = { 6_000: 1 }, ...change }: BarParts = {}): FlowBar {
  const bins = Object.keys(traded).map(Number);
  const firstBin = Math.min(...bins, 6_000);
  const sizes = Float64Array.from({ length: Math.max(...bins, 6_000) - firstBin + 1 }, (_, index) => {
    return (traded[firstBin + index] ?? 0) / 2;
  });
  const [open, close] = [change.open ?? 60_005, change.close ?? 60_005];
  return {
    time: START + at * MINUTE_MS,
    intervalMs: MINUTE_MS,
    open,
    close,
    high: Math.max(open, close),
    low: Math.min(open, close),
    markHigh: Math.max(open, close),
    markLow: Math.min(open, close),
    volume: { binSize: 10, firstBin, buy: sizes, sell: sizes, exact: true },
    openInterest: Number.NaN,
    liquidations: [],
    ...change,
  };
}

/** Minutes in a row, each with trades in up to four bins, an open interest that is told now and then, and holes. */
export const arbitraryBars: fc.Arbitrary<readonly FlowBar[]> = fc
  .array(
    fc.record({
      skip: fc.constantFrom(0, 0, 0, 0, 0, 1),
      traded: fc.dictionary(
        fc.integer({ min: 5_990, max: 6_010 }).map(String),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        { maxKeys: 4 },
      ),
      openInterest: fc.oneof(
        fc.integer({ min: 0, max: 1e9 }).map((lots) => lots / 1000),
        fc.constant(Number.NaN),
      ),
      close: fc.integer({ min: 59_900, max: 60_109 }),
    }),
    { maxLength: 40 },
  )
  .map((minutes) => {
    let at = -1;
    return minutes.map(({ skip, ...parts }) => barOf({ at: (at += 1 + skip), open: parts.close, ...parts }));
  });
