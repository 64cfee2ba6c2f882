import type { VenueId } from '../market/venues';
import type { WallEvent } from './wall-event';

/** Sizes come from log-quantised cells (7 % steps): more than three digits would be invented. */
const SIZE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const PRICE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 });
const PERCENT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 });
const NAMES = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/**
 * Says what happened in one sentence: "Bid wall of 412 BTC appeared at 61,250, 0.4 % below the price, on Binance USD-M
 * and Bybit Linear together."
 */
export function wallSentence(
  { kind, side, size, price, distancePercent, venues }: WallEvent,
  base: string,
  venueName: (venue: VenueId) => string,
): string {
  const wall = `${side === 'bid' ? 'Bid' : 'Ask'} wall of ${SIZE.format(size)} ${base}`;
  const verb = kind === 'appeared' ? 'appeared' : 'was pulled';
  const distance = `${PERCENT.format(Math.abs(distancePercent))} % ${distancePercent < 0 ? 'below' : 'above'} the price`;
  const where = NAMES.format(venues.map((venue) => venueName(venue)));
  return `${wall} ${verb} at ${PRICE.format(price)}, ${distance}, on ${where}${venues.length > 1 ? ' together' : ''}.`;
}
