import type { Clock } from '../core/clock';
import type { HostLimit } from '../exchanges/exchange';

/** The share of a published limit that is spent; the rest is left to the user's own tabs behind the same address. */
export const BUDGET_SHARE = 0.3;
/** The part of the budget that may go out at once. It and a window's refill add up to the budget, so no window exceeds it. */
const BURST_SHARE = 1 / 3;
/**
 * The part of the burst that what nobody waits for leaves: as much as a page needs that opens meanwhile, the seed of its book
 * and the bars that date its chart. Less of it would finish the past a few seconds earlier and let that page wait as long.
 */
const SPARE_SHARE = 1 / 2;
/** Absorbs the rounding of the refill, so that a waiter that slept exactly long enough is let through. */
const TOLERANCE = 1e-6;

/**
 * Request weight that refills steadily. Over any window of `perMs` at most {@link BUDGET_SHARE} of the limit is spent.
 * A request heavier than the burst waits for a full bucket and is paid off afterwards, which keeps the average.
 */
export class TokenBucket {
  private readonly burst: number;
  private readonly perMs: number;
  private tokens: number;
  private filledAt: number;

  constructor(
    limit: HostLimit,
    private readonly clock: Clock,
  ) {
    const budget = limit.weight * BUDGET_SHARE;
    this.burst = budget * BURST_SHARE;
    this.perMs = (budget - this.burst) / limit.perMs;
    this.tokens = this.burst;
    this.filledAt = clock.now();
  }

  /** Milliseconds until `weight` may be spent; with `spare`, until {@link SPARE_SHARE} is left over, or the bucket full. */
  waitMs(weight: number, spare = false): number {
    this.refill();
    const wanted = spare ? weight + this.burst * SPARE_SHARE : weight;
    const missing = Math.min(wanted, this.burst) - this.tokens;
    return missing <= TOLERANCE ? 0 : Math.max(1, Math.ceil(missing / this.perMs));
  }

  spend(weight: number): void {
    this.refill();
    this.tokens -= weight;
  }

  private refill(): void {
    const now = this.clock.now();
    // A clock set back must not drain the bucket.
    const elapsed = Math.max(0, now - this.filledAt);
    this.tokens = Math.min(this.burst, this.tokens + elapsed * this.perMs);
    this.filledAt = now;
  }
}
