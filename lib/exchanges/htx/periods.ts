import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Lengths of bars by HTX's names. */
export const CANDLE_PERIODS: ReadonlyMap<string, number> = new Map([
  ['1min', MINUTE_MS],
  ['5min', 5 * MINUTE_MS],
  ['15min', 15 * MINUTE_MS],
  ['30min', 30 * MINUTE_MS],
  ['60min', HOUR_MS],
  ['4hour', 4 * HOUR_MS],
  ['1day', DAY_MS],
  ['1week', 7 * DAY_MS],
]);

/** Steps of the history of open interest. */
export const OPEN_INTEREST_PERIODS: ReadonlyMap<string, number> = new Map([
  ['60min', HOUR_MS],
  ['4hour', 4 * HOUR_MS],
  ['12hour', 12 * HOUR_MS],
  ['1day', DAY_MS],
]);
