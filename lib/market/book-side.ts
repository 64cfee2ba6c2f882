import { asLot, asTick, type Lot, type Side, type Tick } from '../core/units';
import { LevelBatch } from './depth-frame';

/** Stands for the best tick of an empty side: worse than every real one. */
const NO_BID = -(2 ** 31);
const NO_ASK = 2 ** 31;

/** A batch of one level, used over and over. */
const REMOVAL = new LevelBatch();

/**
 * One side of a book in integers. The ticks of a window around the price lie in an array and the far tail in a map. The
 * lots of the window are also kept summed in bins, so that a column is copied and not collected level by level.
 */
export class BookSide {
  /** Levels with a size. */
  count = 0;
  private low = 0;
  private dense = new Float64Array(0);
  private readonly far = new Map<number, number>();
  /** 1 when a higher tick is better, as on the bid side. */
  private readonly sign: 1 | -1;
  private readonly none: number;
  private best: number;
  /** Until bins are asked for, one holds the whole window. */
  private binTicks = Number.MAX_SAFE_INTEGER;
  private bins = new Float64Array(0);

  constructor(side: Side) {
    this.sign = side === 'bid' ? 1 : -1;
    this.none = side === 'bid' ? NO_BID : NO_ASK;
    this.best = this.none;
  }

  get bestTick(): Tick | undefined {
    return this.best === this.none ? undefined : asTick(this.best);
  }

  /** The tick with a size that is farthest from the price. */
  get worstTick(): Tick | undefined {
    let worst = this.none;
    this.forEach((tick) => {
      if (worst === this.none || (worst - tick) * this.sign > 0) worst = tick;
    });
    return worst === this.none ? undefined : asTick(worst);
  }

  size(tick: Tick): Lot {
    return asLot((this.inWindow(tick) ? this.dense[tick - this.low] : this.far.get(tick)) ?? 0);
  }

  /** Empties the side and lays its window over `width` ticks from `low` on. */
  reset(low: number, width: number): void {
    this.low = low;
    if (this.dense.length === width) this.dense.fill(0);
    else this.dense = new Float64Array(width);
    this.far.clear();
    this.count = 0;
    this.best = this.none;
    this.rebuildBins();
  }

  /** Sets the sizes of a batch of levels. */
  apply(batch: LevelBatch): void {
    const { ticks, lots, count: levels } = batch;
    const { dense, bins, low, sign } = this;
    const width = dense.length;
    const perTick = 1 / this.binTicks;
    const phase = this.binPhase();
    for (let level = 0; level < levels; level += 1) {
      const tick = ticks[level] as number;
      const size = lots[level] as number;
      const index = tick - low;
      if (index < 0 || index >= width) {
        this.setFar(tick, size);
        continue;
      }
      const before = dense[index] as number;
      const bin = ((index + phase) * perTick) | 0;
      dense[index] = size;
      bins[bin] = (bins[bin] as number) + size - before;
      if (size !== 0) {
        if (before === 0) this.count += 1;
        if ((tick - this.best) * sign > 0) this.best = tick;
      } else if (before !== 0) {
        this.count -= 1;
        if (tick === this.best) this.best = this.findBest();
      }
    }
  }

  /** Removes every level at a tick or better, which the other side has crossed. */
  removeThrough(tick: Tick | undefined): void {
    if (tick === undefined) return;
    while (this.best !== this.none && (this.best - tick) * this.sign >= 0) this.remove(this.best);
  }

  /** Forgets all but the best `limit` levels. */
  keepBest(limit: number): void {
    if (this.count <= limit) return;
    const last = this.top(limit).at(-1)?.[0] ?? this.none;
    const beyond: number[] = [];
    this.forEach((tick) => {
      if ((tick - last) * this.sign < 0) beyond.push(tick);
    });
    for (const tick of beyond) this.remove(tick);
  }

  private remove(tick: number): void {
    REMOVAL.clear();
    REMOVAL.push(asTick(tick), asLot(0));
    this.apply(REMOVAL);
  }

  /** Moves the window so that it starts at `low`; levels that fall out of it go to the far tail, and back. */
  moveTo(low: number): void {
    const { dense, low: before } = this;
    this.dense = new Float64Array(dense.length);
    this.low = low;
    for (const [tick, size] of this.far) {
      if (!this.inWindow(tick)) continue;
      this.dense[tick - low] = size;
      this.far.delete(tick);
    }
    for (let index = 0; index < dense.length; index += 1) {
      const size = dense[index] as number;
      if (size === 0) continue;
      if (this.inWindow(before + index)) this.dense[before + index - low] = size;
      else this.far.set(before + index, size);
    }
    this.rebuildBins();
  }

  /** Visits every level with a size: those of the window from the best on, then the far tail in no order. */
  forEach(visit: (tick: Tick, lots: Lot) => void): void {
    const { dense, low, sign } = this;
    let left = this.count - this.far.size;
    for (let index = this.firstIndex(); left > 0; index -= sign) {
      const size = dense[index] as number;
      if (size === 0) continue;
      left -= 1;
      visit(asTick(low + index), asLot(size));
    }
    for (const [tick, size] of this.far) visit(asTick(tick), asLot(size));
  }

  /** Up to `limit` levels, best first. */
  top(limit: number): readonly (readonly [Tick, Lot])[] {
    const { dense, low, sign } = this;
    const tail = [...this.far].toSorted(([a], [b]) => (b - a) * sign) as [Tick, Lot][];
    // The tail has two ends: levels on the better side of the window come before it.
    const ahead = tail.filter(([tick]) => (sign > 0 ? tick >= low : tick < low));
    const levels = ahead.slice(0, limit);
    let left = this.count - this.far.size;
    for (let index = this.firstIndex(); left > 0 && levels.length < limit; index -= sign) {
      const size = dense[index] as number;
      if (size === 0) continue;
      left -= 1;
      levels.push([asTick(low + index), asLot(size)]);
    }
    return [...levels, ...tail.slice(ahead.length)].slice(0, limit);
  }

  /**
   * Copies the lots of the bins `firstBin`, `firstBin + 1`, … of `binTicks` ticks each into `out`; bin `n` begins at tick
   * `n · binTicks`. The bins are kept up to date from then on: asking for another width builds them anew.
   */
  copyBins(binTicks: number, firstBin: number, out: Float64Array): void {
    if (binTicks !== this.binTicks) {
      this.binTicks = binTicks;
      this.rebuildBins();
    }
    const start = Math.floor(this.low / binTicks) - firstBin;
    const from = Math.max(0, -start);
    const to = Math.min(this.bins.length, out.length - start);
    out.fill(0);
    if (from < to) out.set(this.bins.subarray(from, to), start + from);
    for (const [tick, size] of this.far) {
      const bin = Math.floor(tick / binTicks) - firstBin;
      if (bin >= 0 && bin < out.length) out[bin] = (out[bin] as number) + size;
    }
  }

  /** The lots of the bins that hold two ticks and of those between: at least what lies there, and quick. Infinity outside of the window. */
  lotsAround(low: number, high: number): number {
    if (!this.inWindow(low) || !this.inWindow(high)) return Infinity;
    const phase = this.binPhase();
    const last = Math.floor((high - this.low + phase) / this.binTicks);
    let lots = 0;
    for (let bin = Math.floor((low - this.low + phase) / this.binTicks); bin <= last; bin += 1)
      lots += this.bins[bin] as number;
    return lots;
  }

  private inWindow(tick: number): boolean {
    return tick >= this.low && tick < this.low + this.dense.length;
  }

  private setFar(tick: number, size: number): void {
    if (size !== 0) {
      if (!this.far.has(tick)) this.count += 1;
      this.far.set(tick, size);
      if ((tick - this.best) * this.sign > 0) this.best = tick;
    } else if (this.far.delete(tick)) {
      this.count -= 1;
      if (tick === this.best) this.best = this.findBest();
    }
  }

  /** Where in the window the best level can stand at the earliest. */
  private firstIndex(): number {
    return Math.min(Math.max(this.best - this.low, 0), this.dense.length - 1);
  }

  /** The best tick at or behind the present one, which may just have been removed. */
  private findBest(): number {
    const { dense, sign, none } = this;
    let best = none;
    for (const tick of this.far.keys()) if ((tick - best) * sign > 0) best = tick;
    const behind = this.count > this.far.size ? this.firstIndex() : -1;
    for (let index = behind; index >= 0 && index < dense.length; index -= sign) {
      if (dense[index] === 0) continue;
      const tick = this.low + index;
      return (tick - best) * sign > 0 ? tick : best;
    }
    return best;
  }

  /**
   * Added to an index of the window before it is divided into bins: where the window begins within a bin, and half a
   * tick, which keeps the quotient clear of whole numbers so that truncating it is exact.
   */
  private binPhase(): number {
    return this.low - Math.floor(this.low / this.binTicks) * this.binTicks + 0.5;
  }

  private rebuildBins(): void {
    const { dense } = this;
    const perTick = 1 / this.binTicks;
    const phase = this.binPhase();
    const bins = new Float64Array(Math.floor((dense.length + phase) * perTick) + 1);
    for (let index = 0; index < dense.length; index += 1) {
      const bin = ((index + phase) * perTick) | 0;
      bins[bin] = (bins[bin] as number) + (dense[index] as number);
    }
    this.bins = bins;
  }
}
