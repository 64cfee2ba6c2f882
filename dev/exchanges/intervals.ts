const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bar lengths by Binance's names. The real USD-M market has no `1s`; the demo page uses it for zoomed views. */
export const BINANCE_INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1s', SECOND],
  ['1m', MINUTE],
  ['3m', 3 * MINUTE],
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
]);

/** Bar lengths by Bybit's names. */
export const BYBIT_INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1', MINUTE],
  ['3', 3 * MINUTE],
  ['5', 5 * MINUTE],
  ['15', 15 * MINUTE],
  ['30', 30 * MINUTE],
  ['60', HOUR],
  ['120', 2 * HOUR],
  ['240', 4 * HOUR],
  ['360', 6 * HOUR],
  ['720', 12 * HOUR],
  ['D', DAY],
]);

/** Steps of Bybit's open-interest history. */
export const BYBIT_OPEN_INTEREST_INTERVALS: ReadonlyMap<string, number> = new Map([
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['1h', HOUR],
  ['4h', 4 * HOUR],
  ['1d', DAY],
]);

/** The points of a regular grid inside a range: the newest `limit` of them, oldest first. */
export function gridTimes(
  stepMs: number,
  range: { readonly from?: number | undefined; readonly to: number; readonly limit: number },
): readonly number[] {
  const times: number[] = [];
  for (let time = range.to - (range.to % stepMs); times.length < range.limit; time -= stepMs) {
    if (time < (range.from ?? 0)) break;
    times.push(time);
  }
  return times.toReversed();
}

/** A whole number from a query, or undefined when it is absent or none. */
export function numberIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
