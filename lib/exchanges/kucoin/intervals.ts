const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lengths of bars by the names that both markets' streams and the spot REST have for them. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1min', MINUTE],
  ['3min', 3 * MINUTE],
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['1hour', HOUR],
  ['2hour', 2 * HOUR],
  ['4hour', 4 * HOUR],
  ['6hour', 6 * HOUR],
  ['8hour', 8 * HOUR],
  ['12hour', 12 * HOUR],
  ['1day', 24 * HOUR],
  ['1week', 168 * HOUR],
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
  const minutes = intervalMs / MINUTE;
  if (FUTURES_GRANULARITIES.includes(minutes)) return minutes;
  throw new RangeError(`KuCoin has no bars of ${intervalMs} ms`);
}
