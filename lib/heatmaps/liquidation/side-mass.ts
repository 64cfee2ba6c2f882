import type { PositionSide } from '../../market/liquidation-price';
import { DISTANCE_CLASSES, type MarketClass } from './distance-classes';
import { type Kernel, weightBetween } from './kernel';
import { LaidMass } from './laid-mass';
import { type BinRange, clampBin, LOG_BINS, moveBins } from './log-grid';
import { ATOMS } from './prior';

const CLASSES = DISTANCE_CLASSES.length;

/** Bins on each side of a print that may have caused it. */
const TOLERANCE_BINS = 3;

/**
 * What the flow of one side would leave to be liquidated in every bin if each atom (a distance class with a lifetime) took
 * all of it. Closing is kept apart as one factor per atom, `scale`, so that no bar has to touch every bin: a bin holds
 * `mass · scale`. Each class also knows between which bins its mass lies; what the mark price swept is outside of them, so
 * that a sweep costs only what it clears.
 */
export class SideMass {
  /** Of each class: the bins that may hold something, from the first to before the last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Sums over all bins of each atom, without the scale. */
  readonly sums = new Float64Array(ATOMS);
  private readonly laid: LaidMass;

  constructor(
    readonly side: PositionSide,
    private readonly scale: Float64Array,
    private readonly classes: readonly (MarketClass | undefined)[],
  ) {
    this.laid = new LaidMass(side, scale, classes);
    ({ from: this.from, to: this.to } = this.laid);
  }

  /** All bins of the classes with the first lifetime, then of those with the second. */
  get mass(): readonly Float32Array[] {
    this.laid.settleAnew();
    return this.laid.atoms;
  }

  /**
   * Adds what was opened in the bins from `first` on, laid by each class's kernel. What falls outside the grid is lost.
   * @param opened base units.
   */
  insert(first: number, opened: Float64Array): void {
    if (opened.length === 0) return;
    this.laid.insert(first, opened);
    for (let index = 0; index < CLASSES; index += 1) {
      const kernel = this.classes[index]?.kernel[this.side];
      if (!kernel) continue;
      const sum = sumOnGrid(kernel, first + kernel.offset, opened);
      for (let atom = index; atom < ATOMS; atom += CLASSES) {
        this.sums[atom] = (this.sums[atom] as number) + sum / this.scaleOf(atom);
      }
    }
  }

  /** What each atom has beyond the bin that the mark price reached, which it has therefore swept. */
  beyond(reached: number, into: Float64Array): void {
    this.lookBeyond(reached);
    for (let atom = 0; atom < ATOMS; atom += 1) {
      const index = atom % CLASSES;
      into[atom] =
        this.sum(atom, this.sweptFrom(index, reached), this.sweptTo(index, reached)) * this.scaleOf(atom);
    }
  }

  /** What each atom has at a bin and close to it. */
  around(bin: number, into: Float64Array): void {
    this.laid.look(bin - TOLERANCE_BINS, bin + TOLERANCE_BINS + 1);
    for (let atom = 0; atom < ATOMS; atom += 1) {
      const low = Math.max(this.from[atom % CLASSES] as number, bin - TOLERANCE_BINS);
      const high = Math.min(this.to[atom % CLASSES] as number, bin + TOLERANCE_BINS + 1);
      into[atom] = this.sum(atom, low, high) * this.scaleOf(atom);
    }
  }

  /** Removes what lies beyond the bin that the mark price reached. */
  sweep(reached: number): void {
    this.lookBeyond(reached);
    for (let index = 0; index < CLASSES; index += 1) {
      const low = this.sweptFrom(index, reached);
      const high = this.sweptTo(index, reached);
      if (low >= high) continue;
      for (let atom = index; atom < ATOMS; atom += CLASSES) {
        this.sums[atom] = Math.max(0, (this.sums[atom] as number) - this.sum(atom, low, high));
        this.massOf(atom).fill(0, low, high);
      }
      if (this.side === 'long') this.to[index] = low;
      else this.from[index] = high;
    }
  }

  private lookBeyond(reached: number): void {
    if (this.side === 'long') this.laid.look(reached + 1, LOG_BINS);
    else this.laid.look(0, reached);
  }

  /** Longs above the lowest mark price are gone, shorts below the highest. */
  private sweptFrom(index: number, reached: number): number {
    const from = this.from[index] as number;
    return this.side === 'long' ? Math.max(from, reached + 1) : from;
  }

  private sweptTo(index: number, reached: number): number {
    const to = this.to[index] as number;
    return this.side === 'long' ? to : Math.min(to, reached);
  }

  private sum(atom: number, low: number, high: number): number {
    const mass = this.massOf(atom);
    let sum = 0;
    for (let bin = low; bin < high; bin += 1) sum += mass[bin] as number;
    return sum;
  }

  /** All bins of all atoms, each times its factor. */
  total(factors: Float64Array): number {
    let total = 0;
    for (let atom = 0; atom < ATOMS; atom += 1) {
      total += (factors[atom] as number) * this.scaleOf(atom) * (this.sums[atom] as number);
    }
    return total;
  }

  /** Writes an atom's scale into its bins. */
  applyScale(atom: number): void {
    this.laid.settle();
    const factor = this.scaleOf(atom);
    const mass = this.massOf(atom);
    const to = this.to[atom % CLASSES] as number;
    for (let bin = this.from[atom % CLASSES] as number; bin < to; bin += 1) {
      mass[bin] = (mass[bin] as number) * factor;
    }
    this.sums[atom] = (this.sums[atom] as number) * factor;
  }

  /** Lays everything on a grid that begins `bins` later; what falls outside is lost. */
  shift(bins: number): void {
    this.laid.settleAnew();
    for (let index = 0; index < CLASSES; index += 1) {
      this.from[index] = clampBin((this.from[index] as number) - bins);
      this.to[index] = clampBin((this.to[index] as number) - bins);
      for (let atom = index; atom < ATOMS; atom += CLASSES) {
        moveBins(this.massOf(atom), bins);
        this.sums[atom] = this.sum(atom, this.from[index] as number, this.to[index] as number);
      }
    }
  }

  /**
   * Adds up the atoms: every bin of the range times the atom's weight and the factor.
   * @param into all bins of the grid; only those of the range are set.
   */
  addUp(weights: Float64Array, factor: number, { from, to }: BinRange, into: Float64Array): void {
    // Who looks at everything does so seldom: it need not all be kept laid for that.
    if (from === 0 && to === LOG_BINS) this.laid.settle();
    else this.laid.look(from, to);
    into.fill(0, from, to);
    for (let index = 0; index < CLASSES; index += 1) {
      const [fast, slow] = [this.massOf(index), this.massOf(index + CLASSES)];
      const byFast = factor * (weights[index] as number) * this.scaleOf(index);
      const bySlow = factor * (weights[index + CLASSES] as number) * this.scaleOf(index + CLASSES);
      const end = Math.min(to, this.to[index] as number);
      for (let bin = Math.max(from, this.from[index] as number); bin < end; bin += 1) {
        const sum = byFast * (fast[bin] as number) + bySlow * (slow[bin] as number);
        into[bin] = (into[bin] as number) + sum;
      }
    }
  }

  /** Adds up the squares of the atoms: every bin times the factor, squared, and times the weight's variance. */
  addUpSquares(variances: Float64Array, factor: number, into: Float64Array): void {
    this.laid.settle();
    for (let atom = 0; atom < ATOMS; atom += 1) {
      const mass = this.massOf(atom);
      const times = (variances[atom] as number) * (factor * this.scaleOf(atom)) ** 2;
      const to = this.to[atom % CLASSES] as number;
      for (let bin = this.from[atom % CLASSES] as number; bin < to; bin += 1) {
        into[bin] = (into[bin] as number) + times * (mass[bin] as number) ** 2;
      }
    }
  }

  private massOf(atom: number): Float32Array {
    return this.laid.atoms[atom] as Float32Array;
  }

  private scaleOf(atom: number): number {
    return this.scale[atom] as number;
  }
}

/** How much of what is laid by a kernel falls on the grid. @param start the bin of the first size's first weight. */
function sumOnGrid(kernel: Kernel, start: number, opened: Float64Array): number {
  let sum = 0;
  for (let entry = 0; entry < opened.length; entry += 1) {
    const first = start + entry;
    sum += (opened[entry] as number) * weightBetween(kernel, -first, LOG_BINS - first);
  }
  return sum;
}
