import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';
import { randomFrom } from '../statistics/random';
import { type FrozenZones, frozenZones } from './frozen-zones';

const HOUR_MINUTES = 60;
const START = 20_000 * 86_400_000;
/** Of the log price in a minute. */
const STEP = 0.0006;

interface Market {
  readonly bars: readonly PriceBar[];
  readonly zones: readonly FrozenZones[];
}

/**
 * A price without memory, in bars of a minute, and zones that have nothing to do with it: six within 5 %, each of which
 * stays until the price has gone 6 % away from it. With `pull` the price turns at the zones that often.
 */
export function randomMarket(seed: number, days: number, pull = 0): Market {
  const random = randomFrom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const newLevel = (log: number) => log + (random() - 0.5) * 0.1;
  let log = Math.log(60_000);
  let levels = Array.from({ length: 6 }, () => newLevel(log));
  const bars: PriceBar[] = [];
  const zones: FrozenZones[] = [];
  let drift = 0;
  for (let minute = 0; minute < days * 24 * HOUR_MINUTES; minute += 1) {
    const time = START + minute * MINUTE_MS;
    if (minute % HOUR_MINUTES === 0) {
      const now = log;
      levels = levels.map((level) => (Math.abs(level - now) > 0.06 ? newLevel(now) : level));
      zones.push(frozenZones(time, Math.exp(log), levels.map(Math.exp)));
    }
    const path = [log];
    for (let step = 0; step < 4; step += 1) {
      const before = log;
      log += drift / 4 + (STEP / 2) * gauss();
      const level = levels.find((each) => (before - each) * (log - each) <= 0);
      if (level !== undefined && random() < pull) {
        path.push(level);
        log = 2 * level - log;
        drift = Math.sign(before - level) * STEP;
      }
      path.push(log);
    }
    drift *= 0.98;
    const [low, high] = [Math.exp(Math.min(...path)), Math.exp(Math.max(...path))];
    bars.push({ time, end: time + MINUTE_MS, low, high, close: Math.exp(log) });
  }
  return { bars, zones };
}

/** How far from the price positions would be closed, as shares of it, and for how long they are there. */
const DISTANCES = [-0.01, 0.01] as const;
const LEVEL_MS = DAY_MS;
const OPENED_EVERY_MS = 4 * HOUR_MS;

/** Zones as a map of liquidations has them: made of where the price was, and gone once it has come there. */
export function followingZones(bars: readonly PriceBar[]): readonly FrozenZones[] {
  let levels: readonly { readonly price: number; readonly since: number }[] = [];
  return bars.flatMap(({ end, low, high, close }) => {
    levels = levels.filter(({ price, since }) => (price < low || price > high) && end - since < LEVEL_MS);
    if (end % HOUR_MS !== 0) return [];
    if (end % OPENED_EVERY_MS === 0)
      levels = [...levels, ...DISTANCES.map((share) => ({ price: close * (1 + share), since: end }))];
    return frozenZones(
      end,
      close,
      levels.map(({ price }) => price),
    );
  });
}
