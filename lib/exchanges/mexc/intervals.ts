import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Bar lengths by MEXC's names. Months are not all of one length. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['Min1', MINUTE_MS],
  ['Min5', 5 * MINUTE_MS],
  ['Min15', 15 * MINUTE_MS],
  ['Min30', 30 * MINUTE_MS],
  ['Min60', HOUR_MS],
  ['Hour4', 4 * HOUR_MS],
  ['Hour8', 8 * HOUR_MS],
  ['Day1', DAY_MS],
  ['Week1', 7 * DAY_MS],
]);
