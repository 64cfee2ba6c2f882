import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Lengths by the venue's names. From six hours on, bars without `utc` begin by the clock of Hong Kong. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['1s', 1000],
  ['1m', MINUTE_MS],
  ['3m', 3 * MINUTE_MS],
  ['5m', 5 * MINUTE_MS],
  ['15m', 15 * MINUTE_MS],
  ['30m', 30 * MINUTE_MS],
  ['1H', HOUR_MS],
  ['2H', 2 * HOUR_MS],
  ['4H', 4 * HOUR_MS],
  ['6H', 6 * HOUR_MS],
  ['12H', 12 * HOUR_MS],
  ['1D', DAY_MS],
  ['2D', 2 * DAY_MS],
  ['3D', 3 * DAY_MS],
  ['1W', 7 * DAY_MS],
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
  if (name === undefined || intervalMs < MINUTE_MS || intervalMs > DAY_MS)
    throw new RangeError(`OKX has no bars of ${intervalMs} ms`);
  return intervalMs >= 6 * HOUR_MS ? `${name}utc` : name;
}

/**
 * The venue's name of a step of its statistics.
 * @throws RangeError for a length it does not serve.
 */
export function periodName(intervalMs: number): string {
  const name = NAMES.get(intervalMs);
  if (name === undefined || intervalMs < 5 * MINUTE_MS || intervalMs > DAY_MS)
    throw new RangeError(`OKX has no statistics by ${intervalMs} ms`);
  return intervalMs >= 6 * HOUR_MS ? `${name}utc` : name;
}
