import type { OpenInterestInterval } from './attribute';
import { type PriceRows, rebinChange, rowsOf } from './bins';

/** Rows are multiplied out before the common factor loses their digits. */
const LEAST_FACTOR = 1e-6;

/** What is still open by the prices it was opened at. */
export interface SurvivingRows extends PriceRows {
  /** Base units whose price of opening is not known: open from the start, or opened while prices were not. */
  readonly unplaced: number;
}

/**
 * The open interest that survives, by price. What opens is added where it opened; as nobody tells who closes, what closes
 * is taken from every row in proportion to it. Everything together is always the open interest itself.
 */
export class OpenInterestInventory {
  private readonly bins = new Map<number, number>();
  /** Rows and the unplaced part are held divided by this. */
  private factor = 1;
  private unplaced: number | undefined;
  private total = 0;

  /** @param binSize height of a row in quote units. */
  constructor(private readonly binSize: number) {}

  /** Takes the next interval of one instrument, oldest first. */
  add({ openInterest, change, placed }: OpenInterestInterval): void {
    if (this.unplaced === undefined) {
      this.total = openInterest - change;
      this.unplaced = this.total;
    }
    if (change < 0) this.scale(openInterest / this.total);
    else if (placed.length === 0) this.unplaced += change / this.factor;
    else {
      for (const part of placed) {
        rebinChange(part, this.binSize, 0, (bin, size) =>
          this.bins.set(bin, (this.bins.get(bin) ?? 0) + size / this.factor),
        );
      }
    }
    this.total = openInterest;
  }

  rows(): SurvivingRows {
    const { size, ...rest } = rowsOf(this.bins, this.binSize);
    return {
      ...rest,
      size: size.map((each) => each * this.factor),
      unplaced: (this.unplaced ?? 0) * this.factor,
    };
  }

  private scale(kept: number): void {
    this.factor *= Math.min(1, Math.max(0, kept));
    if (this.factor >= LEAST_FACTOR) return;
    for (const [bin, size] of this.bins) this.bins.set(bin, size * this.factor);
    this.unplaced = (this.unplaced ?? 0) * this.factor;
    this.factor = 1;
  }
}
