import { MINUTE_MS } from '../core/durations';
const MIN_INTERVAL_MS = 5_000;
const MAX_PER_MINUTE = 5;
const SLOW_MS = 30_000;
/** A book that kept its place this long may be repaired quickly again. */
const CALM_MS = 2 * MINUTE_MS;

/** How often one symbol may be seeded: at most every 5 s and five times a minute, after that only every 30 to 60 s. */
export class ResyncPace {
  private times: readonly number[] = [];
  private intervalMs = MIN_INTERVAL_MS;

  constructor(private readonly random: () => number) {}

  /** Milliseconds until the next seed may be asked for. */
  waitMs(now: number): number {
    const last = this.times.at(-1);
    return last === undefined ? 0 : Math.max(0, last + this.intervalMs - now);
  }

  /** A seed was asked for at `now`. */
  record(now: number): void {
    const recent = this.times.filter((time) => now - time < MINUTE_MS);
    const wasSlow = this.intervalMs > MIN_INTERVAL_MS;
    const calm = now - (this.times.at(-1) ?? 0) >= CALM_MS;
    this.times = [...recent, now];
    const slow = this.times.length >= MAX_PER_MINUTE || (wasSlow && !calm);
    this.intervalMs = slow ? SLOW_MS * (1 + this.random()) : MIN_INTERVAL_MS;
  }
}
