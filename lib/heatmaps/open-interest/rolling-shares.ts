import { DAY_MS } from '../../core/durations';
const WINDOW_MS = 7 * DAY_MS;

/** Fewer say nothing about what is usual. */
const LEAST_COUNT = 30;

/** How unusual each value is among those of the 7 days before it. */
export class RollingShares {
  private readonly times: number[] = [];
  private readonly values: number[] = [];
  private first = 0;
  private sum = 0;
  private squares = 0;

  /**
   * Takes the next value, oldest first; its z-score against the window before it. Undefined while the window holds fewer
   * than 30, or only equal ones.
   */
  step(value: number, time: number): number | undefined {
    this.forget(time - WINDOW_MS);
    const score = this.score(value);
    this.times.push(time);
    this.values.push(value);
    this.sum += value;
    this.squares += value * value;
    return score;
  }

  private score(value: number): number | undefined {
    const count = this.values.length - this.first;
    if (count < LEAST_COUNT) return undefined;
    const mean = this.sum / count;
    const variance = this.squares / count - mean * mean;
    // Rounding alone leaves this much of equal values.
    return variance > 1e-12 * mean * mean ? (value - mean) / Math.sqrt(variance) : undefined;
  }

  private forget(before: number): void {
    while (this.first < this.times.length && (this.times[this.first] as number) <= before) {
      const value = this.values[this.first] as number;
      this.sum -= value;
      this.squares -= value * value;
      this.first += 1;
    }
    if (this.first > 1000 && this.first * 2 > this.times.length) this.compact();
  }

  /** Drops what was forgotten, and with it what rounding has left in the sums. */
  private compact(): void {
    this.times.splice(0, this.first);
    this.values.splice(0, this.first);
    this.first = 0;
    this.sum = this.values.reduce((sum, value) => sum + value, 0);
    this.squares = this.values.reduce((sum, value) => sum + value * value, 0);
  }
}
