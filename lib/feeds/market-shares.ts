import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import { nearSize } from './near-size';

/**
 * Each venue's part, 0 to 1, in what rests within half a percent of the price, each on its own prices. A venue that is
 * left out or whose book cannot be read has none.
 * @param books of one market, at most one per venue.
 */
export function marketShares(
  books: readonly LiveBook[],
  leftOut: Pick<ReadonlySet<VenueId>, 'has'>,
): ReadonlyMap<VenueId, number> {
  const sizes = books
    .filter(({ instrument }) => !leftOut.has(instrument.venue))
    .flatMap((live) => {
      const near = nearSize(live);
      return near ? [[live.instrument.venue, near.size] as const] : [];
    });
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  return new Map(total > 0 ? sizes.map(([venue, size]) => [venue, size / total]) : []);
}
