import { type PriceAxis, priceToY } from '../chart-view';
import type { KnownBar } from './aggregate-bars';

/** The bars we know as the chart would draw them, NaN where no bar is known. */
export interface KnownEdges {
  readonly intervalMs: number;
  /** Opening times in epoch milliseconds. */
  readonly times: Float64Array;
  /** CSS pixels. */
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

export type EdgesOf = (
  bars: readonly KnownBar[],
  intervalMs: number,
  price: PriceAxis,
) => KnownEdges | undefined;

/** Bars with more holes than this between them say little, and take much room. */
const MAX_SPREAD = 3;

/** One entry for each interval from the first bar on; undefined when the bars, in order of time, are too far apart. */
export const toEdges: EdgesOf = (bars, intervalMs, price) => {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return undefined;
  const indexOf = ({ time }: KnownBar) => Math.round((time - first.time) / intervalMs);
  const count = indexOf(last) + 1;
  if (!(count > 0 && count <= bars.length * MAX_SPREAD)) return undefined;
  return lay(bars, { intervalMs, price, count, indexOf });
};

/** One entry for each bar, as on a chart that leaves out the time between them. */
export const toEdgesWithoutGaps: EdgesOf = (bars, intervalMs, price) =>
  lay(bars, { intervalMs, price, count: bars.length, indexOf: (_, index) => index });

interface Layout {
  readonly intervalMs: number;
  readonly price: PriceAxis;
  readonly count: number;
  readonly indexOf: (bar: KnownBar, index: number) => number;
}

function lay(bars: readonly KnownBar[], { intervalMs, price, count, indexOf }: Layout): KnownEdges {
  const edges: KnownEdges = {
    intervalMs,
    times: new Float64Array(count).fill(NaN),
    tops: new Float64Array(count).fill(NaN),
    bottoms: new Float64Array(count).fill(NaN),
  };
  for (const [at, bar] of bars.entries()) {
    const index = indexOf(bar, at);
    const [high, low] = [priceToY(price, bar.high), priceToY(price, bar.low)];
    edges.times[index] = bar.time;
    edges.tops[index] = Math.min(high, low);
    edges.bottoms[index] = Math.max(high, low);
  }
  return edges;
}
