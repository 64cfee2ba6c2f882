import type { VenueId } from '../../market/venues';

const HALF_LIFE_MS = 30_000;

interface Basis {
  smoothed: number;
  time: number;
  applied: number;
}

/**
 * How far the reference venue's price lies from each other venue's. Differences of mid prices are smoothed exponentially
 * (half-life 30 s), so that a venue that lags a move for a moment does not drag its walls along.
 */
export class BasisTracker {
  private readonly bases = new Map<VenueId, Basis>();

  /** @param difference reference mid minus venue mid, in quote units, at `time` (epoch ms). */
  observe(venue: VenueId, difference: number, time: number): void {
    const basis = this.bases.get(venue);
    if (!basis) {
      this.bases.set(venue, { smoothed: difference, time, applied: difference });
      return;
    }
    const kept = 2 ** (-Math.max(0, time - basis.time) / HALF_LIFE_MS);
    basis.smoothed = kept * basis.smoothed + (1 - kept) * difference;
    basis.time = time;
  }

  /** The smoothed difference; undefined when the venue was never observed. */
  smoothed(venue: VenueId): number | undefined {
    return this.bases.get(venue)?.smoothed;
  }

  /**
   * What is to be added to the venue's prices; undefined when it was never observed. It stays as it is until the smoothed
   * basis is more than `tolerance` away: a wall that does not move should not flicker between two bins.
   */
  apply(venue: VenueId, tolerance: number): number | undefined {
    const basis = this.bases.get(venue);
    if (!basis) return undefined;
    if (Math.abs(basis.smoothed - basis.applied) > tolerance) basis.applied = basis.smoothed;
    return basis.applied;
  }
}
