import type { ProfileRows } from './profile';

/** Rows of volume by price that grow with what is laid on them. Rows are counted from price 0. */
export class RowStore {
  private buy = new Float64Array(0);
  private sell = new Float64Array(0);
  private unknown = new Float64Array(0);
  private total = new Float64Array(0);
  /** The row that the arrays begin with. */
  private origin = 0;
  private first = 0;
  private end = 0;

  /** Makes room for the rows from `first` to before `end`, so that they can be added to. */
  reserve(first: number, end: number): void {
    const isEmpty = this.first === this.end;
    const from = isEmpty ? first : Math.min(this.first, first);
    const to = isEmpty ? end : Math.max(this.end, end);
    if (from < this.origin || to > this.origin + this.total.length) this.grow(from, to);
    this.first = from;
    this.end = to;
  }

  /** Adds base units to a row that was reserved. */
  add(row: number, buy: number, sell: number, unknown: number): void {
    const at = row - this.origin;
    this.buy[at] = (this.buy[at] as number) + buy;
    this.sell[at] = (this.sell[at] as number) + sell;
    this.unknown[at] = (this.unknown[at] as number) + unknown;
    this.total[at] = (this.total[at] as number) + buy + sell + unknown;
  }

  addRows(other: RowStore): void {
    const { firstBin, buy, sell, unknown } = other.view();
    if (buy.length === 0) return;
    this.reserve(firstBin, firstBin + buy.length);
    for (let row = 0; row < buy.length; row += 1) {
      this.add(firstBin + row, buy[row] as number, sell[row] as number, unknown[row] as number);
    }
  }

  /** The rows in use; they change with the store. */
  view(): ProfileRows {
    const [from, to] = [this.first - this.origin, this.end - this.origin];
    const [buy, sell, unknown] = [this.buy, this.sell, this.unknown].map((each) => each.subarray(from, to));
    return {
      firstBin: this.first,
      buy: buy as Float64Array,
      sell: sell as Float64Array,
      unknown: unknown as Float64Array,
    };
  }

  /** All volume of each row in use; it changes with the store. */
  volume(): Float64Array {
    return this.total.subarray(this.first - this.origin, this.end - this.origin);
  }

  private grow(from: number, to: number): void {
    const spare = (to - from) >> 1;
    const origin = Math.max(0, from - spare);
    const grown = (old: Float64Array) => {
      const wider = new Float64Array(to + spare - origin);
      if (this.end > this.first)
        wider.set(old.subarray(this.first - this.origin, this.end - this.origin), this.first - origin);
      return wider;
    };
    this.buy = grown(this.buy);
    this.sell = grown(this.sell);
    this.unknown = grown(this.unknown);
    this.total = grown(this.total);
    this.origin = origin;
  }
}
