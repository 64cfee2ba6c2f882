import { ensureDefined } from '../../core/assert';
import type { CheckpointReader, CheckpointWriter } from './checkpoint-bytes';
import type { SidePair } from './contract';
import { type BinRange, followPrice, LOG_BINS, moveBins } from './log-grid';

/** The look-back ends in steps of this share of it, so that the oldest volume is forgotten a slice at a time. */
const SLICES = 14;

/** What came in within one stretch of time. */
interface Slice extends SidePair<Float32Array> {
  /** Which multiple of the stretch it is since the epoch. */
  readonly index: number;
}

/** Sizes at prices, on two sides, that are forgotten when they are older than the look-back. */
export class AgingLevels {
  /** Base units per bin of everything that still counts. */
  readonly long = new Float64Array(LOG_BINS);
  readonly short = new Float64Array(LOG_BINS);
  private slices: Slice[] = [];
  /** No long lies above the one, no short below the other. */
  private highestLong = -1;
  private lowestShort = LOG_BINS;

  /** @param firstBin of the lattice, where the grid begins. */
  constructor(
    private readonly lookBackMs: number,
    public firstBin: number,
  ) {}

  /** Goes on to a time and a price: forgets what is too old, and lies around the price. */
  follow(time: number, price: number): void {
    const index = Math.floor((time * SLICES) / this.lookBackMs);
    if (this.slices.at(-1)?.index !== index) this.beginSlice(index);
    const next = followPrice(this.firstBin, price);
    if (next === this.firstBin) return;
    const bins = next - this.firstBin;
    for (const { long, short } of [...this.slices, this]) {
      for (const sizes of [long, short]) moveBins(sizes, bins);
    }
    this.firstBin = next;
    this.highestLong = Math.min(LOG_BINS - 1, this.highestLong - bins);
    this.lowestShort = Math.max(0, this.lowestShort - bins);
  }

  private beginSlice(index: number): void {
    const kept = this.slices.filter((slice) => slice.index > index - SLICES);
    const isLess = kept.length < this.slices.length;
    this.slices = [...kept, emptySlice(index)];
    if (isLess) this.sumUp();
  }

  private sumUp(): void {
    const ranges = {
      long: { from: 0, to: this.highestLong + 1, first: 0, share: 1 },
      short: { from: this.lowestShort, to: LOG_BINS, first: 0, share: 1 },
    };
    for (const side of ['long', 'short'] as const) {
      const sums = this[side];
      sums.fill(0);
      for (const { [side]: sizes } of this.slices) addShare(sums, sizes, ranges[side]);
    }
  }

  /**
   * Adds a share of so many sizes to the bins from `first` on; what falls outside of the grid is lost. Only after
   * {@link follow}.
   */
  add(side: 'long' | 'short', first: number, sizes: Float64Array, count: number, share = 1): void {
    const [from, to] = [Math.max(0, first), Math.min(LOG_BINS, first + count)];
    if (from >= to) return;
    const slice = ensureDefined(this.slices.at(-1), 'the present slice')[side];
    addShare(slice, sizes, { from, to, first, share });
    addShare(this[side], sizes, { from, to, first, share });
    if (side === 'long') this.highestLong = Math.max(this.highestLong, to - 1);
    else this.lowestShort = Math.min(this.lowestShort, from);
  }

  /** Removes the longs above a bin of the grid and the shorts below another. @returns what was there. */
  sweep(lowest: number, highest: number): SidePair<number> {
    const swept = {
      long: this.clear('long', Math.max(0, lowest + 1), this.highestLong + 1),
      short: this.clear('short', this.lowestShort, Math.min(LOG_BINS, highest)),
    };
    this.highestLong = Math.min(this.highestLong, lowest);
    this.lowestShort = Math.max(this.lowestShort, highest);
    return swept;
  }

  private clear(side: 'long' | 'short', from: number, to: number): number {
    if (from >= to) return 0;
    const sum = sumBetween(this[side], from, to);
    this[side].fill(0, from, to);
    for (const slice of this.slices) slice[side].fill(0, from, to);
    return sum;
  }

  write(writer: CheckpointWriter): void {
    writer.numbers([this.firstBin, this.highestLong, this.lowestShort, this.slices.length]);
    for (const { index, long, short } of this.slices) {
      writer.numbers([index]);
      for (const sizes of [long, short]) writer.stretch(sizes, ...heldBetween(sizes));
    }
    for (const sizes of [this.long, this.short]) writer.stretch(sizes, ...heldBetween(sizes));
  }

  static read(reader: CheckpointReader, lookBackMs: number): AgingLevels {
    const [firstBin = 0, highestLong = -1, lowestShort = LOG_BINS, count = 0] = reader.numbers(4);
    const levels = new AgingLevels(lookBackMs, firstBin);
    Object.assign(levels, { highestLong, lowestShort });
    for (let each = 0; each < count; each += 1) {
      const slice = emptySlice(reader.numbers(1)[0] ?? 0);
      reader.stretch(slice.long);
      reader.stretch(slice.short);
      levels.slices.push(slice);
    }
    reader.stretch(levels.long);
    reader.stretch(levels.short);
    return levels;
  }
}

const emptySlice = (index: number): Slice => ({
  index,
  long: new Float32Array(LOG_BINS),
  short: new Float32Array(LOG_BINS),
});

/** Adds a share of sizes, which begin at the bin `first`, between two bins. */
function addShare(
  into: Float32Array | Float64Array,
  sizes: Float32Array | Float64Array,
  { from, to, first, share }: BinRange & { readonly first: number; readonly share: number },
): void {
  for (let bin = from; bin < to; bin += 1) {
    into[bin] = (into[bin] as number) + share * (sizes[bin - first] as number);
  }
}

export function sumBetween(sizes: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let bin = from; bin < to; bin += 1) sum += sizes[bin] as number;
  return sum;
}

const isHeld = (size: number) => size !== 0;

function heldBetween(sizes: Float32Array | Float64Array): readonly [from: number, to: number] {
  const from = sizes.findIndex(isHeld);
  return from === -1 ? [0, 0] : [from, sizes.findLastIndex(isHeld) + 1];
}
