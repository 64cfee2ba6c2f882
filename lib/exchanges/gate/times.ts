const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bar lengths by Gate's names. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['10s', 10_000],
  ['1m', MINUTE],
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
  ['7d', 7 * DAY],
  ['1w', 7 * DAY],
  ['30d', 30 * DAY],
]);

/** @throws RangeError for a step that is not among `names`. */
export function intervalName(intervalMs: number, names: readonly string[]): string {
  const name = names.find((candidate) => INTERVALS.get(candidate) === intervalMs);
  if (name === undefined) throw new RangeError(`Gate has no rows of ${intervalMs} ms here`);
  return name;
}
