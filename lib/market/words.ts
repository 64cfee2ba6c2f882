import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { baseOf } from './market-key';
import { VENUE_NAMES, type VenueId } from './venues';

const PRICE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });
const AMOUNT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const PERCENT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 });
const NAMES = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const price = (value: number) => PRICE.format(value);

/** Three digits, which is what sizes read off a heatmap have: `412`, `1.25M`. */
export const amount = (value: number) => AMOUNT.format(value);

/** `$1.25M`. */
export const worth = (value: number) => `$${amount(value)}`;

/** `412 BTC` of `BTC-USDT`. */
export const coins = (value: number, market: string) => `${amount(value)} ${baseOf(market)}`;

/** A fraction as `1.2 %`, without its sign. */
export const percent = (fraction: number) => `${PERCENT.format(Math.abs(fraction) * 100)}\u00A0%`;

/** A signed share of the price: `0.4 % below the price`. */
export const away = (distance: number) =>
  distance === 0 ? 'at the price' : `${percent(distance)} ${distance < 0 ? 'below' : 'above'} the price`;

/** `40 s`, `12 min`, `3 h`, `4 days`. */
export function span(ms: number): string {
  if (ms < 2 * MINUTE_MS) return `${Math.max(0, Math.round(ms / 1_000))} s`;
  if (ms < 2 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`;
  return ms < 2 * DAY_MS ? `${Math.round(ms / HOUR_MS)} h` : `${Math.round(ms / DAY_MS)} days`;
}

export const listed = (words: readonly string[]) => NAMES.format(words);

export const venueNames = (venues: readonly VenueId[]) => listed(venues.map((venue) => VENUE_NAMES[venue]));

/** `1 layer`, `2 layers`. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;
