import type { Side } from '../../core/units';
import type { OrderBook } from '../../market/order-book';
import { type DepthBaseline, distanceClass, followMedian } from './depth-baseline';

/** Fewer bins than this around a bin say nothing of what is usual there. */
const MIN_NEIGHBOURS = 8;
/** Books of a few equal levels have no spread: their scores would be infinite. */
const MIN_SPREAD = 0.15;
/** Distance of quartile and median to standard deviation, of a normal distribution. */
const TO_DEVIATION = 1.4826;
const NEAR_BP = 50;

export interface DepthWindow {
  readonly binTicks: number;
  /** Bins from the touch outwards. */
  readonly count: number;
  /** Basis points a bin is high. */
  readonly binBp: number;
}

/** What rests on one side of a book, in bins counted from the touch outwards, against what usually rests there. */
export class SideDepth {
  /** Lots by bin, the best first. */
  readonly lots: Float64Array;
  /** Logarithms of lots less their baseline; NaN for an empty bin. */
  private readonly excess: Float64Array;
  private readonly bestBin: number;

  /** Reads the book and lets the baseline follow it. */
  constructor(
    book: OrderBook,
    readonly side: Side,
    private readonly window: DepthWindow,
    baseline: DepthBaseline,
    elapsedMs: number,
  ) {
    const { binTicks, count } = window;
    const best = (side === 'bid' ? book.bestBid : book.bestAsk) ?? 0;
    this.bestBin = Math.floor(best / binTicks);
    this.lots = new Float64Array(count);
    book.copyBins(side, binTicks, side === 'bid' ? this.bestBin - count + 1 : this.bestBin, this.lots);
    if (side === 'bid') this.lots.reverse();
    this.excess = this.weigh(baseline[side], elapsedMs);
  }

  /** The bin at an index from the touch, counted from price 0. */
  binAt(index: number): number {
    return this.side === 'bid' ? this.bestBin - index : this.bestBin + index;
  }

  /** The index from the touch of the bin that holds a tick; negative in front of the touch. */
  indexOf(tick: number): number {
    const bin = Math.floor(tick / this.window.binTicks);
    return this.side === 'bid' ? this.bestBin - bin : bin - this.bestBin;
  }

  /** The index of the farthest bin that holds anything; −1 for none. */
  get farthest(): number {
    return this.lots.findLastIndex(isFilled);
  }

  /** The median of the bins near the price that hold anything; 0 for none. */
  nearMedian(): number {
    return this.medianOf(this.lots, 0, Math.ceil(NEAR_BP / this.window.binBp), isFilled) ?? 0;
  }

  /** How far the bin stands out of those within `localBp`, in robust standard deviations; undefined where too few are known. */
  score(index: number, localBp: number): number | undefined {
    const own = this.excess[index];
    if (own === undefined || Number.isNaN(own)) return undefined;
    const reach = Math.max(1, Math.round(localBp / this.window.binBp));
    const from = Math.max(0, index - reach);
    const to = Math.min(this.excess.length, index + reach + 1);
    let count = 0;
    for (let place = from; place < to; place += 1) {
      const value = this.excess[place] as number;
      if (place === index || Number.isNaN(value)) continue;
      around[count] = value;
      count += 1;
    }
    if (count < MIN_NEIGHBOURS) return undefined;
    const values = around.subarray(0, count).toSorted();
    const middle = values[count >> 1] as number;
    // The middle of the lower half: how far down it spreads, since upwards there are other walls.
    const spread = TO_DEVIATION * (middle - (values[count >> 2] as number));
    return (own - middle) / Math.max(spread, MIN_SPREAD);
  }

  /** Bins of one distance class lie side by side. */
  private weigh(known: (number | null)[], elapsedMs: number): Float64Array {
    const { lots, window } = this;
    const logs = lots.map((size) => (size > 0 ? Math.log(size) : Number.NaN));
    for (let from = 0, to = 0; from < logs.length; from = to) {
      const which = distanceClass((from + 0.5) * window.binBp);
      while (to < logs.length && distanceClass((to + 0.5) * window.binBp) === which) to += 1;
      const median = this.medianOf(logs, from, to, isKnown);
      if (median !== undefined) known[which] = followMedian(known[which], median, elapsedMs);
      for (let index = from; index < to; index += 1)
        logs[index] = (logs[index] as number) - (known[which] ?? 0);
    }
    return logs;
  }

  private medianOf(
    values: Float64Array,
    from: number,
    to: number,
    counts: (value: number) => boolean,
  ): number | undefined {
    const end = Math.min(to, values.length);
    if (around.length < end - from) around = new Float64Array(2 * (end - from));
    let count = 0;
    for (let index = from; index < end; index += 1) {
      const value = values[index] as number;
      if (!counts(value)) continue;
      around[count] = value;
      count += 1;
    }
    return count === 0 ? undefined : around.subarray(0, count).toSorted()[count >> 1];
  }
}

/** Room to collect values in, used over and over. */
let around = new Float64Array(1024);

const isFilled = (lots: number) => lots > 0;
const isKnown = (log: number) => !Number.isNaN(log);
