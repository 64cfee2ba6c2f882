/** The bins every book of the bench fills per side: 1,000 of 5 US dollars, in lots. */
export const BIN_TICKS = 50;
export const BINS = 1000;
export const COLUMN_EVERY = 10;

/** Runs a stream through a book and reads a column off it every {@link COLUMN_EVERY} frames. */
export type FeedRun = (column: Column) => void;

/** One column: lots per bin, the bids and then the asks. */
export class Column {
  readonly bids = new Float64Array(BINS);
  readonly asks = new Float64Array(BINS);

  constructor(readonly firstBin: number) {}

  clear(): void {
    this.bids.fill(0);
    this.asks.fill(0);
  }

  /** Adds a level of a book that holds prices and sizes as numbers. */
  add(side: Float64Array, price: number, size: number): void {
    const bin = Math.floor(Math.round(price * 10) / BIN_TICKS) - this.firstBin;
    if (bin >= 0 && bin < BINS) side[bin] = (side[bin] as number) + size * 1000;
  }

  /** True when both columns hold the same whole lots; sums of numbers are rounded to them first. */
  equals({ bids, asks }: Column): boolean {
    return sameLots(this.bids, bids) && sameLots(this.asks, asks);
  }
}

const sameLots = (a: Float64Array, b: Float64Array) =>
  a.every((lots, bin) => Math.round(lots) === Math.round(b[bin] ?? Number.NaN));
