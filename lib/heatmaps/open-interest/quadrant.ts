import type { OpenInterestInterval } from './attribute';
import { RollingShares } from './rolling-shares';

/** Price and open interest both moved: up and up, up and down, down and up, down and down. Else neutral. */
export const QUADRANTS = [
  'long build-up',
  'short covering',
  'short build-up',
  'long unwinding',
  'neutral',
] as const;

export type Quadrant = (typeof QUADRANTS)[number];

/** A price moved when it moved by this much of the average true range. */
const PRICE_BAND = 0.15;

/** Open interest moved when it moved by this share of itself. */
const INTEREST_BAND = 0.001;

/** Intervals that the average true range is smoothed over. */
const RANGE_INTERVALS = 14;

/** What one interval's change of open interest was, beside the price's. */
export interface OpenInterestMove {
  readonly interval: OpenInterestInterval;
  /** Of what was open before, signed; undefined when nothing was. */
  readonly share: number | undefined;
  /** Undefined until the average true range of {@link RANGE_INTERVALS} intervals is known. */
  readonly quadrant: Quadrant | undefined;
  /** How unusual the size of `share` is: standard deviations above the mean of the 7 days before; undefined until those hold 30. */
  readonly zScore: number | undefined;
}

/**
 * @param priceChange in quote units.
 * @param averageRange average true range of such intervals, quote units.
 * @param share of the open interest that was opened (above 0) or closed.
 */
export function quadrantOf(priceChange: number, averageRange: number, share: number): Quadrant {
  const hasMoved = Math.abs(priceChange) >= PRICE_BAND * averageRange && priceChange !== 0;
  if (!hasMoved || Math.abs(share) < INTEREST_BAND) return 'neutral';
  if (priceChange > 0) return share > 0 ? 'long build-up' : 'short covering';
  return share > 0 ? 'short build-up' : 'long unwinding';
}

/** Classifies the intervals of one instrument, one after the other. */
export class QuadrantTracker {
  private readonly shares = new RollingShares();
  private range = 0;
  private ranges = 0;

  /** Takes the next interval, oldest first. */
  step(interval: OpenInterestInterval): OpenInterestMove {
    const { open, close, change, openInterest, to } = interval;
    const before = openInterest - change;
    const share = before > 0 ? change / before : undefined;
    this.follow(interval);
    const isSettled = this.ranges >= RANGE_INTERVALS && share !== undefined && Number.isFinite(close - open);
    const quadrant = isSettled ? quadrantOf(close - open, this.range, share) : undefined;
    const zScore = share === undefined ? undefined : this.shares.step(Math.abs(share), to);
    return { interval, share, quadrant, zScore };
  }

  /** The average true range as Wilder smooths it: a plain mean at first, then one part in 14 of each new one. */
  private follow({ open, high, low }: OpenInterestInterval): void {
    // `open` is the close before, so the true range is what all three span.
    const range = Math.max(high, open) - Math.min(low, open);
    if (!Number.isFinite(range)) return;
    this.ranges += 1;
    this.range += (range - this.range) / Math.min(this.ranges, RANGE_INTERVALS);
  }
}
