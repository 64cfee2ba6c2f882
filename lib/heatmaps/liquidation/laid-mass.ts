import type { PositionSide } from '../../market/liquidation-price';
import { DISTANCE_CLASSES, type MarketClass } from './distance-classes';
import type { Kernel } from './kernel';
import { type BinRange, clampBin, LOG_BINS, WHOLE } from './log-grid';
import { addToBoth, layFlow } from './mass-loops';
import { PendingFlow } from './pending-flow';
import { ATOMS } from './prior';

const CLASSES = DISTANCE_CLASSES.length;

/** So many bins farther than it was looked at, everything is laid at once. */
const SPARE_BINS = 48;

const NOWHERE: BinRange = { from: 0, to: 0 };

/** Flow that was opened from a bin on, and where it is laid at once. */
interface Opened {
  readonly first: number;
  readonly sizes: Float64Array;
  readonly near: BinRange;
}

/**
 * The bins of every atom of one side. What falls far from where anybody looks waits until somebody does or the price has gone
 * on: most of the broad classes lies there. So who reads a part of the bins must {@link look} first, and who reads or
 * changes all of them {@link settle}.
 */
export class LaidMass {
  /** The classes with the first lifetime, then those with the second; each without its scale. */
  readonly atoms = Array.from({ length: ATOMS }, () => new Float32Array(LOG_BINS));
  /** Of each class: the bins that may hold something, from the first to before the last. */
  readonly from = new Int32Array(CLASSES).fill(LOG_BINS);
  readonly to = new Int32Array(CLASSES);
  private readonly pending = new PendingFlow();
  /** Where nothing waits. */
  private near = NOWHERE;
  /** What was looked at since that was decided. */
  private seen: BinRange | undefined;
  private readonly sizes = new Float64Array(LOG_BINS);

  constructor(
    private readonly side: PositionSide,
    private readonly scale: Float64Array,
    private readonly classes: readonly (MarketClass | undefined)[],
  ) {}

  /** Adds what was opened in the bins from `first` on, laid by each class's kernel. @param sizes base units. */
  insert(first: number, sizes: Float64Array): void {
    const near = this.canWait(first, sizes.length) ? this.near : WHOLE;
    for (let index = 0; index < CLASSES; index += 1) {
      const kernel = this.kernelOf(index);
      if (kernel) this.insertClass(index, kernel, { first, sizes, near });
    }
  }

  /** Whether there is room for flow in these bins to wait. */
  private canWait(first: number, count: number): boolean {
    if (this.pending.reserve(first, count)) return true;
    this.settle();
    return this.pending.reserve(first, count);
  }

  private insertClass(index: number, kernel: Kernel, { first, sizes, near }: Opened): void {
    const start = first + kernel.offset;
    const low = Math.max(0, start);
    const high = Math.min(LOG_BINS, start + sizes.length + kernel.weights.length - 1);
    if (low >= high) return;
    const other = index + CLASSES;
    const [byFast, bySlow] = [1 / (this.scale[index] as number), 1 / (this.scale[other] as number)];
    const range = { from: Math.max(low, near.from), to: Math.min(high, near.to) };
    if (range.from < range.to) {
      this.sizes.fill(0, range.from, range.to);
      layFlow(sizes, kernel.weights, start, range, this.sizes);
      addToBoth(this.atomOf(index), this.atomOf(other), this.sizes, range, byFast, bySlow);
      this.widen(index, range);
    }
    if (low < near.from || high > near.to) this.pending.add(index, first, sizes, byFast, bySlow);
  }

  private widen(index: number, { from, to }: BinRange): void {
    this.from[index] = Math.min(this.from[index] as number, from);
    this.to[index] = Math.max(this.to[index] as number, to);
  }

  /** Makes sure that nothing waits between two bins. */
  look(low: number, high: number): void {
    const [from, to] = [clampBin(low), clampBin(high)];
    if (from >= to) return;
    const { seen = { from, to }, near } = this;
    this.seen = { from: Math.min(seen.from, from), to: Math.max(seen.to, to) };
    if (from < near.from || to > near.to) this.settle();
  }

  /** Lays what waits, and decides anew what is near. */
  settle(): void {
    const { pending, near, seen } = this;
    if (!pending.isEmpty) {
      this.layPending({ from: 0, to: near.from });
      this.layPending({ from: near.to, to: LOG_BINS });
      pending.clear();
    }
    this.near = seen
      ? { from: clampBin(seen.from - SPARE_BINS), to: clampBin(seen.to + SPARE_BINS) }
      : NOWHERE;
    this.seen = undefined;
  }

  private layPending(far: BinRange): void {
    for (let atom = 0; atom < ATOMS; atom += 1) {
      const held = this.pending.of(atom);
      const kernel = this.kernelOf(atom % CLASSES);
      if (!held || !kernel) continue;
      const start = this.pending.first + kernel.offset;
      const end = start + held.length + kernel.weights.length - 1;
      const range = { from: Math.max(start, far.from), to: Math.min(end, far.to) };
      if (range.from >= range.to) continue;
      const { from, to } = range;
      this.sizes.fill(0, from, to);
      layFlow(held, kernel.weights, start, range, this.sizes);
      const mass = this.atomOf(atom);
      for (let bin = from; bin < to; bin += 1) {
        mass[bin] = (mass[bin] as number) + (this.sizes[bin] as number);
      }
      this.widen(atom % CLASSES, range);
    }
  }

  /** Lays what waits, and goes on as if nobody had looked anywhere yet. */
  settleAnew(): void {
    this.seen = undefined;
    this.settle();
  }

  private kernelOf(index: number): Kernel | undefined {
    return this.classes[index]?.kernel[this.side];
  }

  private atomOf(atom: number): Float32Array {
    return this.atoms[atom] as Float32Array;
  }
}
