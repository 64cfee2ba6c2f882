import { DAY_MS } from '../core/durations';
import { isVenueId, type VenueId } from '../market/venues';

/** Venues list instruments in more alphabets than ours. */
const MARKET = /^[^\s-]{1,20}-[^\s-]{1,20}$/u;
const LONGEST_TEXT = 300;
const LONGEST_BAR_MS = 31 * DAY_MS;

type Fields = Readonly<Record<string, unknown>>;

/** What a message holds, whatever it is. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

export const isText = (value: unknown, longest = LONGEST_TEXT): value is string =>
  typeof value === 'string' && value.length <= longest;
export const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8.64e15;
export const isPrice = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;
/** The length of a bar, ms. */
export const isInterval = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= LONGEST_BAR_MS;
export const isMarket = (value: unknown): value is string => typeof value === 'string' && MARKET.test(value);
export const isVenue = (value: unknown): value is VenueId => typeof value === 'string' && isVenueId(value);

/** A check for one of a few values. */
export const isOneOf =
  <T>(choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.includes(value as T);

/** The items of a list of at most so many, read one by one; throws for anything else. */
export function readList<T>(value: unknown, most: number, read: (item: unknown) => T): readonly T[] {
  if (!Array.isArray(value) || value.length > most) throw new Error('Malformed list');
  return value.map((item) => read(item));
}
