import type { VenueId } from '../../market/venues';
import type { WallReading } from '../walls/read-wall';
import type { WallEnding } from './records';

/** What is kept of a wall that has ended; undefined where nobody saw how. */
export function endingOf(market: string, venue: VenueId, wall: WallReading): WallEnding | undefined {
  const { id, side, price, peakSize, distanceBp, since, endedAt, fate } = wall;
  if (endedAt === undefined || fate === 'standing' || fate === 'faded' || fate === 'unseen') return undefined;
  return { market, venue, id, side, price, peakSize, distanceBp, since, endedAt, fate };
}
