import { isVenueId, VENUE_IDS, type VenueId } from '../lib/market/venues';
import { UsageError } from './usage-error';

/** @throws UsageError when the argument is missing or names no venue. */
export function venueArgument(text: string | undefined): VenueId {
  if (text !== undefined && isVenueId(text)) return text;
  throw new UsageError(
    `${text === undefined ? 'A venue is missing' : `No venue "${text}"`}: ${VENUE_IDS.join(', ')}`,
  );
}
