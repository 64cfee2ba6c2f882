import { DISTANCE_CLASSES } from './distance-classes';
import { ATOMS } from './prior';

const CLASSES = DISTANCE_CLASSES.length;

/** Bins in which flow may have been entered: a move of some 6 %. */
const ROOM = 128;

/**
 * Flow that is not yet laid by its kernels, by the bin in which it was entered. As the price goes to and fro over the same
 * bins, laying it later and all at once is the same and costs a small part.
 */
export class PendingFlow {
  /** By atom: its sizes, in units of the atom's scale. */
  private readonly sizes = Array.from({ length: ATOMS }, () => new Float64Array(ROOM));
  private readonly isHeld = new Uint8Array(CLASSES);
  /** The bin that the arrays begin with. */
  private origin = 0;
  /** The part of them that holds something. */
  private from = ROOM;
  private to = 0;

  /** Makes room around bins while nothing is held. @returns whether there is room for them. */
  reserve(first: number, count: number): boolean {
    if (this.from >= this.to) this.origin = first - ((ROOM - count) >> 1);
    return first >= this.origin && first + count <= this.origin + ROOM;
  }

  /** Adds sizes to both atoms of a class, each times a factor. Only after {@link reserve}. */
  add(index: number, first: number, opened: Float64Array, byFast: number, bySlow: number): void {
    const from = first - this.origin;
    const [fast, slow] = [this.sizes[index] as Float64Array, this.sizes[index + CLASSES] as Float64Array];
    for (let at = 0; at < opened.length; at += 1) {
      fast[from + at] = (fast[from + at] as number) + byFast * (opened[at] as number);
      slow[from + at] = (slow[from + at] as number) + bySlow * (opened[at] as number);
    }
    this.isHeld[index] = 1;
    this.from = Math.min(this.from, from);
    this.to = Math.max(this.to, from + opened.length);
  }

  /** The bin of the first size that {@link of} tells. */
  get first(): number {
    return this.origin + this.from;
  }

  /** What an atom holds from {@link first} on; undefined when it is nothing. */
  of(atom: number): Float64Array | undefined {
    return this.isHeld[atom % CLASSES] === 1 ? this.sizes[atom]?.subarray(this.from, this.to) : undefined;
  }

  get isEmpty(): boolean {
    return this.from >= this.to;
  }

  clear(): void {
    for (const sizes of this.sizes) sizes.fill(0, this.from, this.to);
    this.isHeld.fill(0);
    this.from = ROOM;
    this.to = 0;
  }
}
