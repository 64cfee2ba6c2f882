const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths by the venue's names. From six hours on, bars without `utc` begin by the clock of Hong Kong. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['1s', 1000],
  ['1m', MINUTE],
  ['3m', 3 * MINUTE],
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1H', HOUR],
  ['2H', 2 * HOUR],
  ['4H', 4 * HOUR],
  ['6H', 6 * HOUR],
  ['12H', 12 * HOUR],
  ['1D', DAY],
  ['2D', 2 * DAY],
  ['3D', 3 * DAY],
  ['1W', 7 * DAY],
]);

const NAMES: ReadonlyMap<number, string> = new Map([...LENGTHS].map(([name, length]) => [length, name]));

/** The length of a channel's bars, ms: `candle1m`, `candle6Hutc`. Undefined for months, and for what is no such channel. */
export function barLength(channel: string): number | undefined {
  const name = /^candle(.+?)(utc)?$/.exec(channel)?.[1];
  return name === undefined ? undefined : LENGTHS.get(name);
}

/** A channel without the length of its bars: `candle` of `candle1m`. */
export const channelName = (channel: string): string =>
  barLength(channel) === undefined ? channel.slice(0, 60) : 'candle';

/**
 * The venue's name of bars that begin at multiples of their length.
 * @throws RangeError for a length it does not serve.
 */
export function barName(intervalMs: number): string {
  const name = NAMES.get(intervalMs);
  if (name === undefined || intervalMs < MINUTE || intervalMs > DAY)
    throw new RangeError(`OKX has no bars of ${intervalMs} ms`);
  return intervalMs >= 6 * HOUR ? `${name}utc` : name;
}

/**
 * The venue's name of a step of its statistics.
 * @throws RangeError for a length it does not serve.
 */
export function periodName(intervalMs: number): string {
  const name = NAMES.get(intervalMs);
  if (name === undefined || intervalMs < 5 * MINUTE || intervalMs > DAY)
    throw new RangeError(`OKX has no statistics by ${intervalMs} ms`);
  return intervalMs >= 6 * HOUR ? `${name}utc` : name;
}
