import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Bybit's names of bar lengths, by their milliseconds. Months are of no one length. */
export const CANDLE_INTERVALS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 15, 30, 60, 120, 240, 360, 720].map(
    (minutes) => [minutes * MINUTE_MS, String(minutes)] as const,
  ),
  [DAY_MS, 'D'],
  [7 * DAY_MS, 'W'],
]);

export const OPEN_INTEREST_INTERVALS: ReadonlyMap<number, string> = new Map([
  [5 * MINUTE_MS, '5min'],
  [15 * MINUTE_MS, '15min'],
  [30 * MINUTE_MS, '30min'],
  [HOUR_MS, '1h'],
  [4 * HOUR_MS, '4h'],
  [DAY_MS, '1d'],
]);

const LENGTHS: ReadonlyMap<unknown, number> = new Map([...CANDLE_INTERVALS].map(([ms, name]) => [name, ms]));

/** Milliseconds of a bar whose length Bybit names; undefined for a name that is not known. */
export const barLength = (name: unknown): number | undefined => LENGTHS.get(name);
