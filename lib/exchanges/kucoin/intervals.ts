import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Lengths of bars by the names that both markets' streams and the spot REST have for them. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1min', MINUTE_MS],
  ['3min', 3 * MINUTE_MS],
  ['5min', 5 * MINUTE_MS],
  ['15min', 15 * MINUTE_MS],
  ['30min', 30 * MINUTE_MS],
  ['1hour', HOUR_MS],
  ['2hour', 2 * HOUR_MS],
  ['4hour', 4 * HOUR_MS],
  ['6hour', 6 * HOUR_MS],
  ['8hour', 8 * HOUR_MS],
  ['12hour', 12 * HOUR_MS],
  ['1day', DAY_MS],
  ['1week', 7 * DAY_MS],
]);

/** Steps of the history of open interest. */
export const OPEN_INTEREST_INTERVALS: readonly string[] = '5min 15min 30min 1hour 4hour 1day'.split(' ');

/** Minutes of a bar that the REST interface of futures serves. */
export const FUTURES_GRANULARITIES: readonly number[] = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440];

/** @throws RangeError for a step that KuCoin does not serve. @param served the names to choose from. */
export function intervalName(intervalMs: number, served: Iterable<string> = INTERVALS.keys()): string {
  for (const name of served) if (INTERVALS.get(name) === intervalMs) return name;
  throw new RangeError(`KuCoin has no rows of ${intervalMs} ms here`);
}

/** @throws RangeError for bars that KuCoin's futures do not have. */
export function granularity(intervalMs: number): number {
  const minutes = intervalMs / MINUTE_MS;
  if (FUTURES_GRANULARITIES.includes(minutes)) return minutes;
  throw new RangeError(`KuCoin has no bars of ${intervalMs} ms`);
}
