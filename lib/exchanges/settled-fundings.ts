import { HOUR_MS } from '../core/durations';
import type { FundingEvent } from '../market/events';
import type { VenueId } from '../market/venues';
import { DEFAULT_FUNDING_HOURS } from './funding-hours';

export interface SettledFunding {
  readonly time: number;
  readonly rate: number;
}

/** Settlements lie within milliseconds of the full hour; a distance that is none of these spans a missing row. */
const INTERVALS = [1, 2, 4, 8];

/**
 * Events of settlements in order of time. Venues change the interval of a contract now and then, so each one's is the
 * distance to the settlement before it where that is a usual one, otherwise `fundingHours`, or the usual one.
 */
export function settledFundings(
  settlements: readonly SettledFunding[],
  about: { readonly venue: VenueId; readonly symbol: string; readonly fundingHours?: number },
): FundingEvent[] {
  const { venue, symbol, fundingHours = DEFAULT_FUNDING_HOURS } = about;
  return settlements.map(({ time, rate }, index) => {
    const earlier = settlements[Math.max(0, index - 1)]?.time ?? time;
    const later = settlements[Math.max(1, index)]?.time ?? time;
    const hours = Math.round((later - earlier) / HOUR_MS);
    const intervalHours = INTERVALS.includes(hours) ? hours : fundingHours;
    return { type: 'funding', venue, symbol, time, rate, intervalHours, kind: 'settled' };
  });
}
