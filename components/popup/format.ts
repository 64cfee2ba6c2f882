const COUNT = new Intl.NumberFormat('en-US');
const SIZE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const PRICE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 });
const ONE_DIGIT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** `8,124`, then `184K`, `2.35M`. */
export const formatTally = (count: number) => (count < 10_000 ? COUNT : COMPACT).format(count);

export const formatCount = (count: number) => COUNT.format(count);

/** Of something a second: `0`, `0.4`, `12`, `1,204`. */
export const formatRate = (perSecond: number) =>
  (perSecond > 0 && perSecond < 9.95 ? ONE_DIGIT : WHOLE).format(perSecond);

/** A fraction in per cent with one digit, which no line break parts: `1.2 %`. */
export const formatPercent = (fraction: number) => `${ONE_DIGIT.format(fraction * 100)}\u00A0%`;

/** A size that was read off a heatmap cell: three digits are all it has. */
export const formatSize = (size: number) => SIZE.format(size);

export const formatPrice = (price: number) => PRICE.format(price);

/** `0.4 s`, `12 s`, `3 min`, `2 h`. A clock that runs ahead of ours gives `0.0 s`. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds < 10) return `${ONE_DIGIT.format(seconds)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  return seconds < 3_600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3_600)} h`;
}

/** `812 B`, `3.2 MB`; a thousand bytes are a kilobyte. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.95 && unit < BYTE_UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? size : ONE_DIGIT.format(size)} ${BYTE_UNITS[unit]}`;
}

/** The local time of day, with the date when it is not the day of `now`. */
export function formatMoment(time: number, now: number): string {
  const moment = new Date(time);
  const isToday = moment.toDateString() === new Date(now).toDateString();
  return isToday ? moment.toLocaleTimeString('en-GB') : moment.toLocaleString('en-GB');
}
