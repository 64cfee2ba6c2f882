import { fromSteps, parseStep } from '../../core/decimal-step';
import type { PriceGrid, VenueCoverage } from '../columns/column';
import type { LogGrid } from './contract';

/**
 * Where the edges of a linear grid's bins lie in a log grid, to add up what lies between them. Kept for the next column,
 * which mostly lies between the same two grids.
 */
export class BinEdges {
  /** By edge: the log bin that it lies in, and the share of that bin's prices that lies below it. */
  private readonly bins: Int32Array;
  private readonly shares: Float64Array;
  private logGrid: LogGrid = { origin: Number.NaN, step: Number.NaN, count: 0 };
  private basis = Number.NaN;
  /** The prices of the linear bins that the log grid covers whole; undefined where there are none. */
  reach: Pick<VenueCoverage, 'low' | 'high'> | undefined;
  /** By log bin: what lies below it, of the sizes that are being added. */
  private sums = new Float64Array(0);

  constructor(private readonly grid: PriceGrid) {
    this.bins = new Int32Array(grid.count + 1);
    this.shares = new Float64Array(grid.count + 1);
  }

  /** Finds them in a log grid whose prices are moved by the basis, unless they are those of the last time. */
  follow(logGrid: LogGrid, basis: number): void {
    const { origin, step, count } = this.logGrid;
    const isSame = origin === logGrid.origin && step === logGrid.step && count === logGrid.count;
    if (isSame && basis === this.basis) return;
    this.logGrid = logGrid;
    this.basis = basis;
    this.sums = new Float64Array(logGrid.count + 1);
    for (let edge = 0; edge <= this.grid.count; edge += 1) this.place(edge);
    this.reach = logGrid.count > 0 ? this.reachOf(logGrid) : undefined;
  }

  private reachOf({ origin, step, count }: LogGrid): BinEdges['reach'] {
    const { grid, basis } = this;
    const first = Math.max(grid.firstBin, Math.ceil((origin + basis) / grid.binSize));
    const highest = Math.floor((origin * Math.exp(count * step) + basis) / grid.binSize);
    const end = Math.min(grid.firstBin + grid.count, highest);
    if (first >= end) return undefined;
    const bin = parseStep(grid.binSize);
    return { low: fromSteps(first, bin), high: fromSteps(end, bin) };
  }

  private place(edge: number): void {
    const { origin, step, count } = this.logGrid;
    const price = (this.grid.firstBin + edge) * this.grid.binSize - this.basis;
    const at = price > origin ? Math.floor(Math.log(price / origin) / step) : 0;
    const bin = Math.min(at, count - 1);
    const low = origin * Math.exp(bin * step);
    this.bins[edge] = bin;
    this.shares[edge] = Math.min(1, Math.max(0, (price / low - 1) / Math.expm1(step)));
  }

  /** Adds to each linear bin what it has of sizes by log bin, each spread evenly over its prices. */
  addTo(into: Float64Array, sizes: Float64Array): void {
    // On either side of the price one of the two kinds of positions has nothing.
    let [from, to] = [0, sizes.length];
    while (from < to && sizes[from] === 0) from += 1;
    while (from < to && sizes[to - 1] === 0) to -= 1;
    const { bins, shares, sums } = this;
    sumUp(sizes, from, to, sums);
    let bin = 0;
    while (bin < into.length && (bins[bin + 1] as number) < from) bin += 1;
    // Differences of sums, as a loop over the log bins of each linear one costs three times as much.
    let below = this.belowEdge(bin, sizes, from, to);
    for (; bin < into.length && (bins[bin] as number) < to; bin += 1) {
      const at = bins[bin + 1] as number;
      const next =
        at < to
          ? (sums[at] as number) + (shares[bin + 1] as number) * (sizes[at] as number)
          : (sums[to] as number);
      into[bin] = (into[bin] as number) + next - below;
      below = next;
    }
  }

  private belowEdge(edge: number, sizes: Float64Array, from: number, to: number): number {
    const at = this.bins[edge] as number;
    if (at < from) return 0;
    return (
      (this.sums[Math.min(at, to)] as number) +
      (at < to ? (this.shares[edge] as number) * (sizes[at] as number) : 0)
    );
  }
}

/** Sums from a bin on, by each bin up to the end. */
function sumUp(sizes: Float64Array, from: number, to: number, sums: Float64Array): void {
  let sum = 0;
  for (let bin = from; bin < to; bin += 1) {
    sums[bin] = sum;
    sum += sizes[bin] as number;
  }
  sums[to] = sum;
}
