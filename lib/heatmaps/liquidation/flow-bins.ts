import type { VolumeAtPrice } from '../../flow/flow-bar';
import { latticeBin, latticePrice } from './log-grid';

/** What was bought and sold by aggressors in each bin of the log lattice. Laid anew for every bar, so it keeps its arrays. */
export class FlowBins {
  /** The lattice bin that the arrays begin with. */
  first = 0;
  count = 0;
  /** Base units. */
  total = 0;
  buy = new Float64Array(64);
  sell = new Float64Array(64);

  /** Lays volume by linear bins, each evenly over its prices. @param volume as `isSoundBar` wants it. */
  lay({ binSize, firstBin, buy, sell }: VolumeAtPrice): void {
    this.total = 0;
    this.first = buy.length === 0 ? 0 : latticeBin(firstBin * binSize);
    const end = buy.length === 0 ? 0 : latticeBin((firstBin + buy.length) * binSize) + 1;
    this.reserve(end - this.first);
    for (let index = 0; index < buy.length; index += 1) {
      const bought = buy[index] as number;
      const sold = sell[index] as number;
      this.total += bought + sold;
      if (bought + sold > 0) this.spread((firstBin + index) * binSize, binSize, bought, sold);
    }
  }

  private reserve(count: number): void {
    this.count = count;
    if (count > this.buy.length) {
      this.buy = new Float64Array(2 * count);
      this.sell = new Float64Array(2 * count);
    }
    this.buy.fill(0, 0, count);
    this.sell.fill(0, 0, count);
  }

  private spread(low: number, height: number, bought: number, sold: number): void {
    const last = Math.min(this.count - 1, latticeBin(low + height) - this.first);
    let bin = Math.max(0, latticeBin(low) - this.first);
    let from = low;
    let left = 1;
    for (; bin < last; bin += 1) {
      const to = latticePrice(this.first + bin + 1);
      const share = Math.min(left, Math.max(0, (to - from) / height));
      this.put(bin, bought * share, sold * share);
      left -= share;
      from = to;
    }
    this.put(bin, bought * left, sold * left);
  }

  private put(bin: number, bought: number, sold: number): void {
    this.buy[bin] = (this.buy[bin] as number) + bought;
    this.sell[bin] = (this.sell[bin] as number) + sold;
  }
}
