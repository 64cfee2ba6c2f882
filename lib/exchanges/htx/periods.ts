const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lengths of bars by HTX's names. */
export const CANDLE_PERIODS: ReadonlyMap<string, number> = new Map([
  ['1min', MINUTE],
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['60min', HOUR],
  ['4hour', 4 * HOUR],
  ['1day', 24 * HOUR],
  ['1week', 7 * 24 * HOUR],
]);

/** Steps of the history of open interest. */
export const OPEN_INTEREST_PERIODS: ReadonlyMap<string, number> = new Map([
  ['60min', HOUR],
  ['4hour', 4 * HOUR],
  ['12hour', 12 * HOUR],
  ['1day', 24 * HOUR],
]);
