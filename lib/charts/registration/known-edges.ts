import { type PriceAxis, priceToY } from '../chart-view';
import type { KnownBar } from './aggregate-bars';

/** The bars we know as the chart would draw them: one entry for each interval from the first, NaN where no bar is known. */
export interface KnownEdges {
  readonly intervalMs: number;
  /** Opening times in epoch milliseconds. */
  readonly times: Float64Array;
  /** CSS pixels. */
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

/** Bars with more holes than this between them say little, and take much room. */
const MAX_SPREAD = 3;

/** Bars in order of time on a price axis, or undefined when they are too far apart. */
export function toEdges(
  bars: readonly KnownBar[],
  intervalMs: number,
  price: PriceAxis,
): KnownEdges | undefined {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return undefined;
  const indexOf = ({ time }: KnownBar) => Math.round((time - first.time) / intervalMs);
  const count = indexOf(last) + 1;
  if (!(count > 0 && count <= bars.length * MAX_SPREAD)) return undefined;
  const edges: KnownEdges = {
    intervalMs,
    times: new Float64Array(count).fill(NaN),
    tops: new Float64Array(count).fill(NaN),
    bottoms: new Float64Array(count).fill(NaN),
  };
  for (const bar of bars) {
    const index = indexOf(bar);
    const [high, low] = [priceToY(price, bar.high), priceToY(price, bar.low)];
    edges.times[index] = bar.time;
    edges.tops[index] = Math.min(high, low);
    edges.bottoms[index] = Math.max(high, low);
  }
  return edges;
}
