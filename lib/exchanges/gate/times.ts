import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Bar lengths by Gate's names. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['10s', 10_000],
  ['1m', MINUTE_MS],
  ['5m', 5 * MINUTE_MS],
  ['15m', 15 * MINUTE_MS],
  ['30m', 30 * MINUTE_MS],
  ['1h', HOUR_MS],
  ['2h', 2 * HOUR_MS],
  ['4h', 4 * HOUR_MS],
  ['6h', 6 * HOUR_MS],
  ['8h', 8 * HOUR_MS],
  ['12h', 12 * HOUR_MS],
  ['1d', DAY_MS],
  ['7d', 7 * DAY_MS],
  ['1w', 7 * DAY_MS],
  ['30d', 30 * DAY_MS],
]);

/** @throws RangeError for a step that is not among `names`. */
export function intervalName(intervalMs: number, names: readonly string[]): string {
  const name = names.find((candidate) => INTERVALS.get(candidate) === intervalMs);
  if (name === undefined) throw new RangeError(`Gate has no rows of ${intervalMs} ms here`);
  return name;
}
