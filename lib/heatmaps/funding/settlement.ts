import { HOUR_MS } from '../../core/durations';
import type { FundingEvent } from '../../market/events';
import type { VenueId } from '../../market/venues';
import type { FundingPoints } from './points';

/** Funding is paid all the time there, in proportion to the time a position is held. */
const CONTINUOUS: ReadonlySet<VenueId> = new Set(['deribit']);

/** When funding is charged next: as the venue says, one interval after the last one, all the time, or not known. */
export type NextSettlement =
  | { readonly kind: 'told' | 'derived'; readonly time: number }
  | { readonly kind: 'continuous' }
  | { readonly kind: 'unknown' };

/**
 * @param prediction the last one of the venue, if there is any.
 * @param now epoch ms on the exchange's clock.
 */
export function nextSettlement(
  venue: VenueId,
  prediction: FundingEvent | undefined,
  points: FundingPoints,
  now: number,
): NextSettlement {
  if (CONTINUOUS.has(venue)) return { kind: 'continuous' };
  if (prediction?.nextTime !== undefined && prediction.nextTime > now) {
    return { kind: 'told', time: prediction.nextTime };
  }
  const [last, hours] = [points.time.at(-1), points.intervalHours.at(-1)];
  if (last === undefined || hours === undefined || last + hours * HOUR_MS <= now) return { kind: 'unknown' };
  return { kind: 'derived', time: last + hours * HOUR_MS };
}

/**
 * What one settlement moves from all longs to all shorts, in units of the quote; negative the other way.
 * @param rate of the venue's own interval, a fraction.
 * @param openInterest of one side, base units.
 */
export const settlementCost = (rate: number, openInterest: number, mark: number) =>
  rate * openInterest * mark;
