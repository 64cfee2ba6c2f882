import type { VenueId } from '../../market/venues';
import type { Laid } from './lay-candles';
import type { ProfileVenue } from './profile';
import type { SessionPart } from './session-parts';

interface Tally {
  volume: number;
  exact: number;
  coveredMs: number;
  /** End of its latest bar, epoch ms. */
  until: number;
}

/** What each venue put into a profile. */
export class VenueTally {
  private readonly tallies = new Map<VenueId, Tally>();

  count({ venue, end, intervalMs }: SessionPart, { volume, exact, bars }: Laid): void {
    const tally = this.tallies.get(venue) ?? { volume: 0, exact: 0, coveredMs: 0, until: -Infinity };
    tally.volume += volume;
    tally.exact += exact;
    tally.coveredMs += bars * intervalMs;
    tally.until = Math.max(tally.until, end);
    this.tallies.set(venue, tally);
  }

  /** End of the latest bar of a venue, epoch ms. */
  until(venue: VenueId): number {
    return this.tallies.get(venue)?.until ?? -Infinity;
  }

  /** Venues that bars made sense of, and the share (0…1) of all volume that is exact. */
  result(): { readonly venues: readonly ProfileVenue[]; readonly exactShare: number } {
    const known = [...this.tallies].filter(([, { coveredMs }]) => coveredMs > 0);
    const sum = (key: 'volume' | 'exact') => known.reduce((total, [, tally]) => total + tally[key], 0);
    return {
      venues: known.map(([venue, { volume, coveredMs }]) => ({ venue, volume, coveredMs })),
      exactShare: sum('exact') / sum('volume'),
    };
  }
}
