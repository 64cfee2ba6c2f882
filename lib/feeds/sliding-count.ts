/** Counts what happened lately, in slots of time: however much happens, it takes no more memory. */
export class SlidingCount {
  private readonly counts: Float64Array;
  /** Which slot of time, counted from the epoch, each count belongs to. */
  private readonly numbers: Float64Array;

  /** Looks back over `slots` whole slots of `slotMs` each, and over the one that is running. */
  constructor(
    private readonly slots: number,
    private readonly slotMs: number,
  ) {
    this.counts = new Float64Array(slots + 1);
    this.numbers = new Float64Array(slots + 1).fill(-Infinity);
  }

  /** It happened once more, at epoch ms `now`. */
  add(now: number): void {
    const number = Math.floor(now / this.slotMs);
    const at = number % this.counts.length;
    const known = this.numbers[at] === number ? (this.counts[at] ?? 0) : 0;
    this.numbers[at] = number;
    this.counts[at] = known + 1;
  }

  /** How often it happened in the time that is looked back over from `now`, epoch ms. */
  total(now: number): number {
    const newest = Math.floor(now / this.slotMs);
    const oldest = newest - this.slots;
    return this.counts.reduce((sum, count, at) => {
      const number = this.numbers[at] ?? -Infinity;
      return number >= oldest && number <= newest ? sum + count : sum;
    }, 0);
  }

  /** {@link total} by the second. */
  perSecond(now: number): number {
    const running = now - Math.floor(now / this.slotMs) * this.slotMs;
    return (this.total(now) * 1_000) / (this.slots * this.slotMs + running);
  }
}
