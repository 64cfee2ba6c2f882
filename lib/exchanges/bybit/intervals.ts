const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bybit's names of bar lengths, by their milliseconds. Months are of no one length. */
export const CANDLE_INTERVALS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 15, 30, 60, 120, 240, 360, 720].map((minutes) => [minutes * MINUTE, String(minutes)] as const),
  [DAY, 'D'],
  [7 * DAY, 'W'],
]);

export const OPEN_INTEREST_INTERVALS: ReadonlyMap<number, string> = new Map([
  [5 * MINUTE, '5min'],
  [15 * MINUTE, '15min'],
  [30 * MINUTE, '30min'],
  [HOUR, '1h'],
  [4 * HOUR, '4h'],
  [DAY, '1d'],
]);

const LENGTHS: ReadonlyMap<unknown, number> = new Map([...CANDLE_INTERVALS].map(([ms, name]) => [name, ms]));

/** Milliseconds of a bar whose length Bybit names; undefined for a name that is not known. */
export const barLength = (name: unknown): number | undefined => LENGTHS.get(name);
