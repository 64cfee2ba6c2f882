import { monthOf } from './month-names';

/** How fine a label is; in the order from coarse to fine. */
export const GRAINS = ['year', 'month', 'day', 'minute', 'second'] as const;

export type Grain = (typeof GRAINS)[number];

/** What a time label says: some parts of a date and clock time, read on the page's own clock. */
export interface PartialTime {
  readonly year?: number;
  /** 0 for January. */
  readonly month?: number;
  readonly day?: number;
  /** 0 for Sunday. */
  readonly weekday?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Written on a clock of twelve hours: `a` before noon, `p` after it. The hour is of the whole day all the same. */
  readonly half?: 'a' | 'p';
  /** `9/10`: one is the day and one the month, the row decides which. */
  readonly pair?: readonly [number, number];
  readonly grain: Grain;
}

type Parts = { -readonly [Key in keyof Omit<PartialTime, 'grain'>]: PartialTime[Key] };

const MAX_LENGTH = 40;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+(?=\S)/i;
const CLOCK = /(?:^|[\s,T])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?=$|[\s,])/i;
const HOUR = /(?:^|\s)(\d{1,2})\s*([ap])\.?m\.?(?=$|[\s,])/i;

/** Reads a time label; undefined when it is none or says something impossible. */
export function parseTime(text: string): PartialTime | undefined {
  if (text.length === 0 || text.length > MAX_LENGTH) return undefined;
  const parts: Parts = {};
  const afterClock = takeClock(text.trim(), parts);
  if (afterClock === undefined) return undefined;
  const date = takeWeekday(afterClock, parts).replace(/^[,\s]+|[,\s]+$/g, '');
  if (date && !readDate(date, parts)) return undefined;
  const grain = grainOf(parts);
  return grain && possible(parts) ? { ...parts, grain } : undefined;
}

/** `:20`: seconds whose minute another label says. */
const SECONDS = /^:(\d{2})$/;

/** Reads and removes a clock time; undefined when its numbers are no time. */
function takeClock(text: string, parts: Parts): string | undefined {
  const bare = SECONDS.exec(text);
  if (bare) {
    parts.second = Number(bare[1]);
    return '';
  }
  const full = CLOCK.exec(text);
  const match = full ?? HOUR.exec(text);
  if (!match) return text;
  const [hour, minute, second] = full ? [full[1], full[2], full[3]] : [match[1], '0', undefined];
  const half = halfOf(full ? full[4] : match[2]);
  if (half) parts.half = half;
  parts.hour = readHour(Number(hour), half);
  parts.minute = Number(minute);
  if (second !== undefined) parts.second = Number(second);
  if (!within(parts.hour, 0, 23) || !within(parts.minute, 0, 59) || !within(parts.second, 0, 59)) {
    return undefined;
  }
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
}

const halfOf = (text = '') => (/^a/i.test(text) ? 'a' : /^p/i.test(text) ? 'p' : undefined);

/** Hours of the day; NaN when there is no such hour. `half` is `a` or `p` on a clock of twelve hours. */
function readHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour <= 24 ? hour % 24 : NaN;
  return hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : NaN;
}

function takeWeekday(text: string, parts: Parts): string {
  const match = WEEKDAY.exec(text);
  if (!match) return text;
  parts.weekday = WEEKDAYS.indexOf((match[1] ?? '').toLowerCase());
  return text.slice(match[0].length);
}

type Part = 'year' | 'month' | 'day' | 'first' | 'second';

/** Notations made of digits, and what their groups mean. */
const DATES: readonly (readonly [RegExp, ...Part[]])[] = [
  [/^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/, 'year', 'month', 'day'],
  [/^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/, 'first', 'second', 'year'],
  [/^(\d{2})-(\d{1,2})-(\d{1,2})$/, 'year', 'month', 'day'],
  [/^(\d{1,2})-(\d{1,2})$/, 'month', 'day'],
  [/^(\d{1,2})月(?:(\d{1,2})日)?$/, 'month', 'day'],
  [/^(\d{1,2})월(?:\s?(\d{1,2})일)?$/, 'month', 'day'],
  [/^(\d{1,2})[/.](\d{1,2})\.?$/, 'first', 'second'],
  [/^(\d{4})년?年?$/, 'year'],
  [/^'(\d{2})$/, 'year'],
  [/^(\d{1,2})(?:st|nd|rd|th|日|일)?$/i, 'day'],
];

function readDate(text: string, parts: Parts): boolean {
  for (const [pattern, ...names] of DATES) {
    const match = pattern.exec(text);
    if (!match) continue;
    assign(parts, names, match.slice(1));
    return true;
  }
  return readNamedMonth(text, parts);
}

function assign(parts: Parts, names: readonly Part[], groups: readonly (string | undefined)[]): void {
  const values = new Map<Part, number>();
  for (const [index, name] of names.entries()) {
    const group = groups[index];
    if (group !== undefined) values.set(name, Number(group));
  }
  const [year, month, day] = [values.get('year'), values.get('month'), values.get('day')];
  const [first, second] = [values.get('first'), values.get('second')];
  if (year !== undefined) parts.year = fullYear(year);
  if (month !== undefined) parts.month = month - 1;
  if (day !== undefined) parts.day = day;
  if (first !== undefined && second !== undefined) parts.pair = [first, second];
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

/** `Mar`, `15 Mar '24`, `Mar 15, 2024`, `15. März`. */
function readNamedMonth(text: string, parts: Parts): boolean {
  const spare = text.replace(/(?<=\s)(?:de|of)\s/g, ' ');
  const word = /[\p{L}.]{2,}/u.exec(spare)?.[0];
  const month = word === undefined ? undefined : monthOf(word);
  if (word === undefined || month === undefined) return false;
  parts.month = month;
  const rest = spare.replace(word, ' ');
  if (/[^\d\s',.]/.test(rest)) return false;
  const numbers = rest.match(/'?\d+/g) ?? [];
  return numbers.length < 3 && numbers.every((number) => readDayOrYear(number, parts));
}

function readDayOrYear(text: string, parts: Parts): boolean {
  const value = Number(text.replace("'", ''));
  if (text.startsWith("'") || text.length === 4) parts.year = fullYear(value);
  else if (parts.day === undefined && value >= 1 && value <= 31) parts.day = value;
  else if (parts.year === undefined && text.length === 2) parts.year = fullYear(value);
  else return false;
  return true;
}

function grainOf(parts: Parts): Grain | undefined {
  if (parts.second !== undefined) return 'second';
  if (parts.hour !== undefined) return 'minute';
  if (parts.day !== undefined || parts.pair) return 'day';
  if (parts.month !== undefined) return 'month';
  return parts.year === undefined ? undefined : 'year';
}

const within = (value: number | undefined, low: number, high: number) =>
  value === undefined || (value >= low && value <= high);

function possible({ year, month, day, pair }: Parts): boolean {
  const [first = 1, second = 1] = pair ?? [];
  return (
    within(year, 1990, 2100) &&
    within(month, 0, 11) &&
    within(day, 1, 31) &&
    within(Math.min(first, second), 1, 12) &&
    within(Math.max(first, second), 1, 31)
  );
}
