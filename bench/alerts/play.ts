import { pause } from '../venues/measure';
import type { Market } from './market';

/** Larger than all that the simulated markets make of themselves at one price, on eight venues and on all. */
export const WALL_SIZE = 6_000;
const WALL_PERCENT = 0.5;
/** It must stand for two seconds, and be seen to. */
const STANDS_MS = [4_500, 5_500] as const;
const CALM_MS = 2_500;
const CASCADE_MS = 9_000;
/** They take as long as a cascade needs to be over, so that the next is another one. */
const WALLS_A_CYCLE = 7;
/** How fast the price goes from zone to zone, beside what cascades do, and for how many cycles the same way. */
const DRIFT_PER_SECOND = 4e-4;
const CYCLES_ONE_WAY = 3;

/**
 * One cycle of a bit more than a minute: a cascade, up or down in turns, and then walls that appear and are pulled on the
 * side that the price leaves.
 */
export async function playCycle(market: Market, count: number): Promise<void> {
  market.order({ do: 'cascade', direction: count % 2 === 0 ? 1 : -1 });
  await pause(CASCADE_MS);
  const way = Math.floor(count / CYCLES_ONE_WAY) % 2 === 0 ? 1 : -1;
  market.order({ do: 'drift', perSecond: way * DRIFT_PER_SECOND });
  for (let wall = 0; wall < WALLS_A_CYCLE; wall += 1) {
    market.order({
      do: 'place',
      venue: wall % 2 === 0 ? 'binance-usdm' : 'bybit-linear',
      side: way > 0 ? 'bid' : 'ask',
      size: WALL_SIZE,
      // Never at the same place twice in a row.
      distancePercent: WALL_PERCENT + 0.1 * (wall % 3),
    });
    await pause(between(STANDS_MS));
    market.order({ do: 'pull' });
    await pause(CALM_MS);
  }
  market.order({ do: 'drift', perSecond: 0 });
}

export const between = ([low, high]: readonly [number, number]) => low + Math.random() * (high - low);
