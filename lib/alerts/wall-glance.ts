import { asLot } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { lotsToBase, priceToTick } from '../market/instrument';
import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import { END_SHARE, type WallTrack } from './wall-track';

/** A market between two of its columns. */
export interface MarketGlance {
  /** Epoch ms on the exchanges' clocks. */
  readonly time: number;
  /** Best prices of the reference venue. */
  readonly bid: number;
  readonly ask: number;
  /** Of all venues. */
  readonly books: readonly LiveBook[];
}

/** Base units that a venue holds in a wall's bins and one more on either side; NaN while that is not known. */
type SizeAround = (venue: VenueId, wall: Pick<WallTrack, 'side' | 'from' | 'to'>) => number;

/** Looks into books, which lie on the grid as in a column, the last one. */
export function sizesAround(books: readonly LiveBook[], { grid, coverage }: HeatColumn): SizeAround {
  const shifts = new Map(coverage.map(({ venue, shift }) => [venue, shift]));
  const live = new Map(books.filter(({ synced }) => synced).map((one) => [one.instrument.venue, one]));
  return (venue, { side, from, to }) => {
    const shift = shifts.get(venue);
    const found = live.get(venue);
    if (!found || shift === undefined) return NaN;
    const { instrument, book } = found;
    const low = (from - 1) * grid.binSize - shift;
    const high = (to + 2) * grid.binSize - shift;
    const lots = book.lotsAround(side, priceToTick(low, instrument), priceToTick(high, instrument) - 1);
    return lotsToBase(asLot(lots), low, instrument);
  };
}

/**
 * The share of what has left a wall since its peak that was traded at most: what went from a venue's book counts as
 * traded until a trade is heard that the venue made after that was seen. Undefined while half of the wall stands, when
 * that was not so at the last glance, and where a book does not tell. What slips a little still stands.
 * @param time of the glance, epoch ms on the exchanges' clocks.
 * @param heardUntil when each venue made the newest of its trades that were heard, epoch ms.
 */
export function mostTraded(
  track: WallTrack,
  time: number,
  sizeAround: SizeAround,
  heardUntil: ReadonlyMap<VenueId, number>,
): number | undefined {
  const sizes = track.venues.map((venue) => sizeAround(venue, track));
  const lost = track.spanPeak - sum(sizes);
  const { glimpse } = track;
  if (!Number.isFinite(lost)) track.glimpse = undefined;
  else if (lost <= (1 - END_SHARE) * track.spanPeak) track.glimpse = { sizes: glimpse?.sizes ?? sizes };
  else if (glimpse?.lowSince === undefined) track.glimpse = glimpse && { ...glimpse, lowSince: time };
  else {
    const { lowSince } = glimpse;
    const isHeard = (venue: VenueId) => (heardUntil.get(venue) ?? 0) >= lowSince;
    const heard = track.venues.map((venue, index) =>
      isHeard(venue) ? Math.max(0, (glimpse.sizes[index] ?? 0) - (sizes[index] ?? 0)) : 0,
    );
    return (track.executed + Math.max(0, lost - sum(heard))) / lost;
  }
  return undefined;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
