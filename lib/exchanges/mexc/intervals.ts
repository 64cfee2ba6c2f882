const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bar lengths by MEXC's names. Months are not all of one length. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['Min1', MINUTE],
  ['Min5', 5 * MINUTE],
  ['Min15', 15 * MINUTE],
  ['Min30', 30 * MINUTE],
  ['Min60', HOUR],
  ['Hour4', 4 * HOUR],
  ['Hour8', 8 * HOUR],
  ['Day1', DAY],
  ['Week1', 7 * DAY],
]);
