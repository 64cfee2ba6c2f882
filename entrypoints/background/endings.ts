import { endingOf } from '@/lib/analysis/claims/ending';
import type { WallNote } from '@/lib/analysis/walls/notes';
import type { WallReading } from '@/lib/analysis/walls/read-wall';
import type { ToldCascade } from '@/lib/derive/cascade-books';
import type { VenueId } from '@/lib/market/venues';
import type { EndingStore } from '@/lib/storage/ending-store';

/** Keeps the walls and cascades that are over, for statistics. */
export class Endings {
  constructor(private readonly store: EndingStore) {}

  /** @returns the walls that have ended, of what happened on a venue. */
  walls(market: string, venue: VenueId, notes: readonly WallNote[]): readonly WallReading[] {
    const ended = notes.flatMap((note) => (note.type === 'ended' ? note.wall : []));
    const seen = ended.flatMap((wall) => endingOf(market, venue, wall) ?? []);
    for (const ending of seen) void this.store.wall(ending);
    return ended;
  }

  cascades(market: string, told: readonly ToldCascade[]): void {
    for (const { note, sampled } of told)
      if (note.type === 'ended')
        void this.store.cascade({ market, isSampled: sampled.length > 0, ...note.cascade });
  }
}
