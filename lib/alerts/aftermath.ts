import { HOUR_MS } from '../core/durations';
import type { Aftermath, Alert } from './alert';

/** How long after an alert is looked at what became of it. */
export const AFTER_MS = HOUR_MS;

/** A bar of the reference venue, by its beginning in epoch ms. */
export interface AfterBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/**
 * Where the price went in the hour after an alert, from the first whole bar on, by bars of `barMs`, oldest first. Undefined
 * while the hour is not over and where a bar is missing: half an hour is no answer.
 */
export function aftermath(
  { time, price, distancePercent }: Pick<Alert, 'time' | 'price' | 'distancePercent'>,
  bars: readonly AfterBar[],
  barMs: number,
): Aftermath | undefined {
  const first = Math.ceil(time / barMs) * barMs;
  const count = Math.floor((time + AFTER_MS - first) / barMs);
  const seen = bars.filter((bar) => bar.time >= first && bar.time < first + count * barMs);
  const [start, last] = [seen[0], seen.at(-1)];
  if (!start || !last || seen.length < count) return undefined;
  const percent = (value: number) => (value / start.open - 1) * 100;
  const high = Math.max(...seen.map((bar) => bar.high));
  const low = Math.min(...seen.map((bar) => bar.low));
  return {
    until: first + count * barMs,
    highPercent: percent(high),
    lowPercent: percent(low),
    lastPercent: percent(last.close),
    ...(distancePercent !== 0 && { reached: distancePercent > 0 ? high >= price : low <= price }),
  };
}
