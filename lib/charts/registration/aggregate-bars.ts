import { DAY_MS } from '../../core/durations';
/** A bar as far as its place and reach go: epoch milliseconds of its opening, highest and lowest price. */
export interface KnownBar {
  readonly time: number;
  readonly high: number;
  readonly low: number;
}

export const WEEK = 7 * DAY_MS;
/** Stands for calendar months: the mean length of one. */
export const MONTH = 30.436875 * DAY_MS;
/** Weeks open on Monday; the epoch was a Thursday. */
const FIRST_MONDAY = 4 * DAY_MS;

/**
 * Longer bars made of shorter ones in order of time, opening where exchanges open them: on whole multiples in UTC,
 * weeks on Monday, months ({@link MONTH}) on the first. A first bar that is not known from its opening is left out.
 */
export function aggregateBars(bars: readonly KnownBar[], intervalMs: number): KnownBar[] {
  const found: { time: number; high: number; low: number }[] = [];
  const first = bars[0];
  for (const { time, high, low } of bars) {
    const open = openingOf(time, intervalMs);
    if (first && open < first.time) continue;
    const last = found.at(-1);
    if (last?.time !== open) found.push({ time: open, high, low });
    else {
      last.high = Math.max(last.high, high);
      last.low = Math.min(last.low, low);
    }
  }
  return found;
}

function openingOf(time: number, intervalMs: number): number {
  if (intervalMs === MONTH) {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  }
  const anchor = intervalMs === WEEK ? FIRST_MONDAY : 0;
  return anchor + Math.floor((time - anchor) / intervalMs) * intervalMs;
}
