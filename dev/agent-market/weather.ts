import type { Random } from '../simulator/random';
import type { MarketSettings } from './settings';

const MINUTES_PER_DAY = 1440;
/** Steps of the price within one minute. */
export const SUB_STEPS = 12;
/** Minutes after which half of a deviation of the log volatility is gone, and its standard deviation. */
const VOLATILITY_HALF_LIFE = 360;
const VOLATILITY_SPREAD = 0.5;
const SEASON = 0.35;

/** What one minute brings by itself, before the agents act. */
export interface MinuteWeather {
  /** Standard deviation of the log price over the minute. */
  readonly volatility: number;
  /** Activity as a multiple of the ordinary one. */
  readonly activity: number;
  /** Log price relative to the minute's beginning, after each of its steps. */
  readonly path: readonly number[];
  /** Largest move that is to be expected: where liquidations may be reached, log price. */
  readonly reach: number;
}

/** Clustered volatility, fat tails, jumps and the time of day. */
export class Weather {
  private logVolatility = 0;
  private readonly base: number;

  constructor(
    private readonly settings: MarketSettings,
    private readonly random: Random,
  ) {
    this.base = settings.dailyVolatility / Math.sqrt(MINUTES_PER_DAY);
  }

  /** @param drift of the log price, from what was traded in the minute before. */
  next(minute: number, drift: number): MinuteWeather {
    const { random, settings } = this;
    const decay = Math.LN2 / VOLATILITY_HALF_LIFE;
    this.logVolatility +=
      VOLATILITY_SPREAD * Math.sqrt(2 * decay) * random.gauss() - decay * this.logVolatility;
    const season = 1 + SEASON * Math.sin(2 * Math.PI * (minute / MINUTES_PER_DAY - 0.3));
    const volatility = this.base * Math.exp(this.logVolatility - VOLATILITY_SPREAD ** 2 / 2) * season;
    const jump = random.chance(settings.jumpsPerDay / MINUTES_PER_DAY)
      ? settings.jumpSpread * random.gauss()
      : 0;
    const move = (volatility * studentT4(random)) / Math.SQRT2 + jump + drift;
    return {
      volatility,
      activity: (volatility / this.base) ** 0.8 * season,
      path: bridge(random, volatility, move),
      reach: 0.015 + 2 * Math.abs(move),
    };
  }
}

/** Student's t with four degrees of freedom, variance 2. */
function studentT4(random: Random): number {
  const chiSquared = -2 * Math.log((1 - random.next()) * (1 - random.next()));
  return random.gauss() / Math.sqrt(chiSquared / 4);
}

/** A Brownian path from 0 to `move`. */
function bridge(random: Random, volatility: number, move: number): readonly number[] {
  const walk: number[] = [];
  let at = 0;
  for (let step = 0; step < SUB_STEPS; step += 1) {
    at += (volatility / Math.sqrt(SUB_STEPS)) * random.gauss();
    walk.push(at);
  }
  return walk.map((value, step) => value + ((move - at) * (step + 1)) / SUB_STEPS);
}
