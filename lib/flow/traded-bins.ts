import { binOf } from './bin-size';
import type { VolumeAtPrice } from './flow-bar';

/** No bar reaches further; a price beyond is a mistake of the venue's. */
export const MAX_BINS = 16_384;
const ROOM = 16;

/** Volume at price that grows trade by trade, in whole numbers of a smallest size so that sums stay exact. */
export class TradedBins {
  private buy = new Float64Array(0);
  private sell = new Float64Array(0);
  /** The bin of the arrays' first place, and the bins that hold anything. */
  private base = 0;
  private low = Infinity;
  private high = -Infinity;

  /** @param scale how many of the smallest size make one base unit. */
  constructor(
    private readonly binSize: number,
    private readonly scale: number,
  ) {}

  /** Adds a trade; false when its price is out of all proportion to the others. */
  add(price: number, size: number, side: 'buy' | 'sell'): boolean {
    const bin = binOf(price, this.binSize);
    if (!this.reach(bin)) return false;
    const bins = this[side];
    const at = bin - this.base;
    bins[at] = (bins[at] ?? 0) + Math.round(size * this.scale);
    return true;
  }

  /** Base units at each price; undefined when nothing was traded. */
  volume(): VolumeAtPrice | undefined {
    if (this.low > this.high) return undefined;
    const [from, to] = [this.low - this.base, this.high - this.base + 1];
    const inBase = (bins: Float64Array) => bins.slice(from, to).map((units) => units / this.scale);
    return {
      binSize: this.binSize,
      firstBin: this.low,
      buy: inBase(this.buy),
      sell: inBase(this.sell),
      exact: true,
    };
  }

  /** Makes room for a bin. */
  private reach(bin: number): boolean {
    const low = Math.min(this.low, bin);
    const high = Math.max(this.high, bin);
    if (high - low >= MAX_BINS) return false;
    if (low < this.base || high >= this.base + this.buy.length) this.move(low - ROOM, high - low + 2 * ROOM);
    this.low = low;
    this.high = high;
    return true;
  }

  private move(base: number, count: number): void {
    const moved = (bins: Float64Array) => {
      const wider = new Float64Array(count);
      if (this.low <= this.high)
        wider.set(bins.subarray(this.low - this.base, this.high - this.base + 1), this.low - base);
      return wider;
    };
    this.buy = moved(this.buy);
    this.sell = moved(this.sell);
    this.base = base;
  }
}
