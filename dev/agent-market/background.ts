import type { Random } from '../simulator/random';
import type { MinuteTape } from './minute-tape';
import type { MarketSettings } from './settings';
import type { MinuteWeather } from './weather';

const MINUTES_PER_HOUR = 60;
/** Share of a deviation of the background's open interest that a minute leaves. */
const INTEREST_LEFT = 0.999_95;

/** Market makers and institutions: most of the volume, a part of the open interest, never liquidated. */
export class Background {
  private interestDrift = 0;
  private readonly meanNotional: number;

  constructor(
    private readonly settings: MarketSettings,
    private readonly random: Random,
  ) {
    this.meanNotional = settings.medianNotional * Math.exp(settings.notionalSpread ** 2 / 2);
  }

  /** Trades along the minute's path, with a lean towards where the price went. */
  trade(tape: MinuteTape, weather: MinuteWeather, start: number, end: number): void {
    const { random, settings } = this;
    const noise = Math.exp(0.5 * random.gauss() - 0.125);
    const traded = settings.backgroundVolume * 2 * settings.arrivals * this.meanNotional;
    const size = (traded / Math.exp(end)) * weather.activity * noise;
    const lean = 0.18 * Math.tanh((end - start) / (2 * weather.volatility)) + 0.04 * random.gauss();
    const buyShare = Math.min(Math.max(0.5 + lean, 0.1), 0.9);
    const shares = tape.visited.map(() => random.exponential(1) + random.exponential(1));
    const total = shares.reduce((sum, share) => sum + share, 0);
    tape.visited.forEach((logPrice, index) => {
      const part = (size * (shares[index] ?? 0)) / total;
      tape.trade(Math.exp(logPrice), part * buyShare, 'buy');
      tape.trade(Math.exp(logPrice), part * (1 - buyShare), 'sell');
    });
  }

  /**
   * Open interest beyond the agents' in base units, which drifts for reasons of its own.
   * @param scale the agents' open interest in ordinary times, base units.
   */
  openInterest(scale: number): number {
    const { backgroundInterest, interestNoise } = this.settings;
    const step = (interestNoise * scale * this.random.gauss()) / Math.sqrt(MINUTES_PER_HOUR);
    this.interestDrift = (this.interestDrift + step) * INTEREST_LEFT;
    return backgroundInterest * scale + this.interestDrift;
  }
}
