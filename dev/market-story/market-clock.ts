import { type Clock, systemClock } from '../../lib/core/clock';

/** A clock on which time goes by as fast as it is told; timers stay those of the computer. */
export class MarketClock implements Clock {
  private pace = 1;
  private turnedAt = systemClock.now();

  /** @param turnedTo what it says now, epoch ms. */
  constructor(private turnedTo: number) {}

  now(): number {
    return Math.round(this.turnedTo + (systemClock.now() - this.turnedAt) * this.pace);
  }

  after(delayMs: number, task: () => void): () => void {
    return systemClock.after(delayMs, task);
  }

  every(periodMs: number, task: () => void): () => void {
    return systemClock.every(periodMs, task);
  }

  /** @param pace how many times as fast as the computer's clock it goes from now on. */
  setPace(pace: number): void {
    this.turnedTo = this.now();
    this.turnedAt = systemClock.now();
    this.pace = pace;
  }
}
