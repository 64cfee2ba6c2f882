import { ensureDefined } from '../../lib/core/assert';
import type { Random } from '../simulator/random';
import { bracketOf, liquidationLevel } from './margin';
import type { MinuteTape } from './minute-tape';
import type { NewPosition, PositionBook } from './position-book';
import type { WatchList } from './watch-list';
import { LEVERAGES, type LeverageWeights, type MarketSettings } from './settings';

const LARGEST_NOTIONAL = 2e7;
const LEAST_LEVERAGE = 1.2;
/** Those who wait for their price get one among the best two fifths of the minute's. */
const PATIENT_SHARE = 0.4;
const SENTIMENT_MEMORY = 1440 / 0.7;
const MINUTES_PER_HOUR = 60;

/** The agents who open positions. */
export class Entries {
  private sentiment = 0;

  constructor(
    private readonly settings: MarketSettings,
    private readonly random: Random,
    private readonly book: PositionBook,
    private readonly watched: WatchList,
  ) {}

  /**
   * Opens the positions of one minute.
   * @param trend change of the log price over the last hour.
   */
  run(tape: MinuteTape, minute: number, activity: number, trend: number): void {
    const { random, settings } = this;
    this.sentiment +=
      settings.sentimentSpread * Math.sqrt(2 / SENTIMENT_MEMORY) * random.gauss() -
      this.sentiment / SENTIMENT_MEMORY;
    const longShare = 0.5 + settings.momentum * Math.tanh(trend / 0.012) + this.sentiment;
    const weights = weightsAt(settings, minute);
    const prices = entryPrices(tape);
    for (let left = random.poisson(settings.arrivals * activity); left > 0; left -= 1) {
      const direction = random.chance(longShare) ? 1 : -1;
      const isTaker = random.chance(settings.takerShare);
      const logPrice = prices(random.next(), direction, isTaker);
      const order = this.decide(Math.exp(logPrice), direction, minute, weights);
      const slot = this.book.open(order);
      if (slot === undefined) continue;
      this.watched.consider(slot);
      tape.trade(order.entry, order.size, (direction === 1) === isTaker ? 'buy' : 'sell');
      if (isTaker) tape.netFlow += direction * order.notional;
    }
  }

  private decide(entry: number, direction: 1 | -1, minute: number, weights: LeverageWeights): NewPosition {
    const { random, settings } = this;
    const notional = Math.min(
      settings.medianNotional * Math.exp(settings.notionalSpread * random.gauss()),
      LARGEST_NOTIONAL,
    );
    const nominal = this.chooseLeverage(notional, weights);
    const leverage = random.chance(settings.crossShare)
      ? Math.max(LEAST_LEVERAGE, nominal / (1 + random.exponential(settings.crossExtra)))
      : nominal;
    const liquidation = liquidationLevel(entry, leverage, notional, direction);
    const distance = Math.abs(liquidation / entry - 1);
    const priceAt = (share: number) => entry * (1 + direction * distance * share);
    const hold =
      (settings.holdHours / nominal ** settings.holdPower) * Math.exp(settings.holdSpread * random.gauss());
    return {
      direction,
      size: notional / entry,
      notional,
      entry,
      leverage,
      liquidation,
      stop: random.chance(settings.stopShare) ? priceAt(-random.between(0.25, 0.9)) : Number.NaN,
      target: random.chance(settings.targetShare) ? priceAt(random.between(0.3, 2.5)) : Number.NaN,
      endsAt: minute + 1 + MINUTES_PER_HOUR * hold,
      topsUp: random.chance(settings.topUpShare),
    };
  }

  private chooseLeverage(notional: number, weights: LeverageWeights): number {
    const { medianNotional, sizeEffect } = this.settings;
    const wanted = this.drawLeverage(weights);
    const times = notional / medianNotional;
    const chosen = times > 1 ? nearestLeverage(wanted * times ** -sizeEffect) : wanted;
    return Math.min(chosen, bracketOf(notional).maxLeverage);
  }

  private drawLeverage(weights: LeverageWeights): number {
    let left = this.random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (left -= weight) < 0);
    return LEVERAGES[index] ?? LEVERAGES[0];
  }
}

/** The log price an agent gets: any of the minute's, for those who wait one among the best for them. */
function entryPrices(tape: MinuteTape) {
  const { visited } = tape;
  const best = { 1: tape.quantile(PATIENT_SHARE), [-1]: tape.quantile(1 - PATIENT_SHARE) };
  return (chance: number, direction: 1 | -1, isTaker: boolean): number => {
    const met = ensureDefined(visited[Math.floor(chance * visited.length)], 'a price');
    if (isTaker) return met;
    return direction === 1 ? Math.min(met, best[1]) : Math.max(met, best[-1]);
  };
}

function weightsAt({ leverageShift, leverageWeights }: MarketSettings, minute: number): LeverageWeights {
  return leverageShift && minute >= leverageShift.day * 1440 ? leverageShift.weights : leverageWeights;
}

const nearestLeverage = (wanted: number): number =>
  LEVERAGES.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best));
