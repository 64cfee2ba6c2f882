import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Lengths of bars by the venue's names; months have none. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1m', MINUTE_MS],
  ['5m', 5 * MINUTE_MS],
  ['15m', 15 * MINUTE_MS],
  ['30m', 30 * MINUTE_MS],
  ['1h', HOUR_MS],
  ['3h', 3 * HOUR_MS],
  ['6h', 6 * HOUR_MS],
  ['12h', 12 * HOUR_MS],
  ['1D', DAY_MS],
  ['1W', 7 * DAY_MS],
  ['14D', 14 * DAY_MS],
]);
