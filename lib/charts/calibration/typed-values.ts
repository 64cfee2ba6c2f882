import { DAY_MS, HOUR_MS } from '../../core/durations';
import { parseNumber } from '../labels/parse-number';
import { type PartialTime, parseTime } from '../labels/parse-time';

/** What a typed text says, or, in words for the user, why it says nothing certain. */
export type Typed = { readonly value: number } | { readonly trouble: string };

const ZONE = /\s*(?:UTC|GMT|Z)$/i;
/** A time without its day or year is the latest such time up to this far ahead: axes reach beyond the newest bar. */
const AHEAD_MS = HOUR_MS;

/** Reads a price in any notation of charts. A comma that may be one of thousands or of decimals is refused. */
export function readPrice(text: string): Typed {
  const number = parseNumber(text);
  if (!number) return { trouble: 'Not a price.' };
  if (number.percent) return { trouble: 'A price is needed, not a percentage.' };
  const { point, comma } = number;
  const isOpen = text.includes(',') && point && comma && point.value !== comma.value;
  if (isOpen) return { trouble: 'This comma can be read in two ways: leave out the marks of thousands.' };
  return { value: point?.value ?? comma?.value ?? Number.NaN };
}

/**
 * Reads a moment, in the computer's own zone unless it ends in `UTC`, as epoch milliseconds. Without a year, or with
 * nothing but a clock time, it is the latest one that fits.
 */
export function readMoment(text: string, now: number): Typed {
  const isUtc = ZONE.test(text);
  const read = parseTime(text.replace(ZONE, '').trim());
  if (!read) return { trouble: 'Not a time. Type it as 2026-03-15 14:30.' };
  const parts = read.pair ? withPair(read, read.pair) : read;
  if (!parts) return { trouble: 'Day or month first? Type it as 2026-03-15 14:30.' };
  const moments = possibleMoments(parts, isUtc, now).flatMap((moment) => epoch(moment, isUtc) ?? []);
  const value = moments.find((moment) => parts.year !== undefined || moment <= now + AHEAD_MS);
  return value === undefined ? { trouble: 'There is no such day.' } : { value };
}

/** Day and month of `15/3`: only a number above twelve tells them apart. */
function withPair(parts: PartialTime, [first, second]: readonly [number, number]): PartialTime | undefined {
  if (first <= 12 && second <= 12 && first !== second) return undefined;
  const [day, month] = first > 12 ? [first, second] : [second, first];
  return { ...parts, day, month: month - 1 };
}

interface Day {
  readonly year: number;
  /** 0 for January. */
  readonly month: number;
  readonly day: number;
}

type Moment = Partial<Day> & Pick<Day, 'year'> & Pick<PartialTime, 'hour' | 'minute' | 'second'>;

/** What a text may mean, the latest first. */
function possibleMoments(parts: PartialTime, isUtc: boolean, now: number): readonly Moment[] {
  const { year, month, day } = parts;
  const today = dayOf(now, isUtc);
  if (year !== undefined) return [{ ...parts, year }];
  if (month !== undefined) return [today.year, today.year - 1].map((one) => ({ ...parts, year: one }));
  const noon = epoch({ ...today, hour: 12 }, isUtc);
  if (day !== undefined || parts.hour === undefined || noon === undefined) return [];
  return [today, dayOf(noon - DAY_MS, isUtc)].map((one) => ({ ...parts, ...one }));
}

function dayOf(epochMs: number, isUtc: boolean): Day {
  const date = new Date(epochMs);
  return isUtc
    ? { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
    : { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() };
}

/** Undefined for a day that its month does not have. */
function epoch(moment: Moment, isUtc: boolean): number | undefined {
  const { year, month = 0, day = 1, hour = 0, minute = 0, second = 0 } = moment;
  const found = isUtc
    ? Date.UTC(year, month, day, hour, minute, second)
    : new Date(year, month, day, hour, minute, second).getTime();
  return dayOf(found, isUtc).day === day ? found : undefined;
}
