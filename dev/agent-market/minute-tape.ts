import type { VolumeAtPrice } from '../../lib/flow/flow-bar';

/** Price steps of a tape's volume, about 3 bp of the price the markets begin with. */
const BIN_SIZE = 20;
/** Prices up to 60 times of where the markets begin. */
const BINS = 180_000;

/** What happens within one minute: where the mark price went, and what aggressors bought and sold at which price. */
export class MinuteTape {
  /** Log prices in the order in which they were visited. */
  visited: number[] = [];
  high = 0;
  low = 0;
  /** Aggressive buying less selling that moves the price, quote units. */
  netFlow = 0;
  private readonly buy = new Float64Array(BINS);
  private readonly sell = new Float64Array(BINS);
  private firstBin = Infinity;
  private lastBin = -Infinity;

  start(logPrice: number): void {
    this.visited = [];
    this.high = logPrice;
    this.low = logPrice;
    this.netFlow = 0;
    this.visit(logPrice);
  }

  /** True when the mark price is where it has not been in this minute. */
  visit(logPrice: number): boolean {
    this.visited.push(logPrice);
    const isNew = logPrice < this.low || logPrice > this.high;
    this.low = Math.min(this.low, logPrice);
    this.high = Math.max(this.high, logPrice);
    return isNew;
  }

  /** @param size base units */
  trade(price: number, size: number, aggressor: 'buy' | 'sell'): void {
    const bin = Math.floor(price / BIN_SIZE);
    const volume = aggressor === 'buy' ? this.buy : this.sell;
    volume[bin] = (volume[bin] ?? 0) + size;
    this.firstBin = Math.min(this.firstBin, bin);
    this.lastBin = Math.max(this.lastBin, bin);
  }

  /** The visited log price below which a share of them lies. */
  quantile(share: number): number {
    const sorted = this.visited.toSorted((a, b) => a - b);
    return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  }

  /** The volume of the minute, which is forgotten here. */
  takeVolume(): VolumeAtPrice {
    const { firstBin, lastBin } = this;
    const take = (volume: Float64Array): Float64Array => {
      const taken = volume.slice(firstBin, lastBin + 1);
      volume.fill(0, firstBin, lastBin + 1);
      return taken;
    };
    this.firstBin = Infinity;
    this.lastBin = -Infinity;
    return { binSize: BIN_SIZE, firstBin, buy: take(this.buy), sell: take(this.sell), exact: true };
  }
}
