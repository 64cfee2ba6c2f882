import { decimal } from '../fields';

/** Seconds lie far below, milliseconds far above. */
const LOWEST_MS = 1e11;
const HIGHEST_MS = 1e13;
/** More than the multiplication by 1,000 loses. */
const ROUNDING = 0.01;

/**
 * Epoch ms, rounded down, of a time as Gate writes it: whole or broken seconds, whole or broken milliseconds, in numbers
 * or in text. Some fields have changed from one to the other, so the magnitude decides.
 * @throws MalformedError when it is none of them.
 */
export function moment(value: unknown, what: string): number {
  const number = decimal(value, what, 1, HIGHEST_MS);
  return Math.floor(number < LOWEST_MS ? number * 1000 + ROUNDING : number);
}

/** Whole seconds of the beginning of a range, for a query. */
export const firstSecond = (ms: number): string => String(Math.ceil(ms / 1000));

/** Whole seconds of the last moment before the end of a range, for a query. */
export const lastSecond = (ms: number): string => String(Math.ceil(ms / 1000) - 1);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bar lengths by Gate's names. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['10s', 10_000],
  ['1m', MINUTE],
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', HOUR],
  ['2h', 2 * HOUR],
  ['4h', 4 * HOUR],
  ['6h', 6 * HOUR],
  ['8h', 8 * HOUR],
  ['12h', 12 * HOUR],
  ['1d', DAY],
  ['7d', 7 * DAY],
  ['1w', 7 * DAY],
  ['30d', 30 * DAY],
]);

/** @throws RangeError for a step that is not among `names`. */
export function intervalName(intervalMs: number, names: readonly string[]): string {
  const name = names.find((candidate) => INTERVALS.get(candidate) === intervalMs);
  if (name === undefined) throw new RangeError(`Gate has no rows of ${intervalMs} ms here`);
  return name;
}
