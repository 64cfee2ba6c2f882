import type { Clock } from '../core/clock';

/** No two requests of a backfill to one venue come closer. */
const PACE_MS = 250;

/** What is asked of one venue about the past of all its markets: one thing at a time, at an even pace. */
export class VenueLane {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly clock: Clock) {}

  /** @param task is done when it has its turn; never rejects. */
  pass<T>(task: () => Promise<T>): Promise<T> {
    const done = this.last.then(task);
    this.last = done.then(() => new Promise((resolve) => void this.clock.after(PACE_MS, resolve)));
    return done;
  }
}
