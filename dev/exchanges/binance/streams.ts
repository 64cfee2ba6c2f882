import { ensureDefined } from '../../../lib/core/assert';
import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type MarketLiquidation,
  type MarketTrade,
  priceText,
  sizeText,
  type Ticker,
  type TickLevel,
  type VenueUpdate,
} from '../../simulator/venue-market';
import { type BinanceProfile, pairOf } from './profile';
import { volumesOf } from './volumes';

/** Market events carry this beside the symbol where two futures markets share their pushes. */
const code = ({ marketCode }: BinanceProfile) => (marketCode === undefined ? {} : { st: marketCode });

const codeAndPair = (profile: BinanceProfile, { symbol }: InstrumentSpec) =>
  profile.marketCode === undefined ? {} : { ...code(profile), ps: pairOf(symbol) };

/** Levels as pairs of price and size text. */
export const levelTexts = (levels: readonly TickLevel[], instrument: InstrumentSpec) =>
  levels.map(([tick, lots]) => [priceText(tick, instrument), sizeText(lots, instrument)]);

/** A diff of the book; `shift` is taken from every sequence number. Spot diffs name no diff before them. */
export function depthUpdate(
  update: VenueUpdate,
  instrument: InstrumentSpec,
  profile: BinanceProfile,
  shift: number,
) {
  const side = (wanted: 'bid' | 'ask') =>
    update.changes
      .filter((change) => change.side === wanted)
      .map(({ tick, lots }): TickLevel => [tick, lots]);
  const isSpot = profile.contract === 'spot';
  return {
    e: 'depthUpdate',
    E: update.time,
    ...(!isSpot && { T: update.time - 1 }),
    s: instrument.symbol,
    U: update.first - shift,
    u: update.last - shift,
    ...(!isSpot && { pu: update.prev - shift }),
    b: levelTexts(side('bid'), instrument),
    a: levelTexts(side('ask'), instrument),
    ...codeAndPair(profile, instrument),
  };
}

/** Fills of one side at one price that follow each other become one event. */
export function aggregateTrades(trades: readonly MarketTrade[]): readonly (readonly MarketTrade[])[] {
  const groups: MarketTrade[][] = [];
  for (const trade of trades) {
    const group = groups.at(-1);
    if (group?.[0]?.tick === trade.tick && group[0].side === trade.side) group.push(trade);
    else groups.push([trade]);
  }
  return groups;
}

export function aggTrade(
  id: number,
  fills: readonly MarketTrade[],
  instrument: InstrumentSpec,
  profile: BinanceProfile,
  time: number,
) {
  const first = ensureDefined(fills[0], 'a fill');
  const size = sizeText(
    fills.reduce((sum, { lots }) => sum + lots, 0),
    instrument,
  );
  return {
    e: 'aggTrade',
    E: time,
    s: instrument.symbol,
    a: id,
    p: priceText(first.tick, instrument),
    q: size,
    ...(profile.contract === 'linear' && { nq: size }),
    f: first.id,
    l: fills.at(-1)?.id,
    T: time - 2,
    m: first.side === 'sell',
    ...(profile.contract === 'spot' && { M: true }),
    ...code(profile),
  };
}

export function forceOrder(
  liquidation: MarketLiquidation,
  instrument: InstrumentSpec,
  profile: BinanceProfile,
  time: number,
) {
  const size = sizeText(liquidation.lots, instrument);
  return {
    e: 'forceOrder',
    E: time,
    o: {
      s: instrument.symbol,
      S: liquidation.position === 'long' ? 'SELL' : 'BUY',
      o: 'LIMIT',
      f: 'IOC',
      q: size,
      p: priceText(liquidation.bankruptcyTick, instrument),
      ap: priceText(liquidation.fillTick, instrument),
      X: 'FILLED',
      l: size,
      z: size,
      T: time - 4,
    },
    ...codeAndPair(profile, instrument),
  };
}

/** COIN-M tells the index on a stream of its own. */
export function markPriceUpdate(
  ticker: Ticker,
  { symbol }: InstrumentSpec,
  profile: BinanceProfile,
  time: number,
) {
  return {
    e: 'markPriceUpdate',
    E: time,
    s: symbol,
    p: ticker.mark.toFixed(8),
    ...(profile.contract === 'linear' && { i: ticker.index.toFixed(8) }),
    P: ticker.index.toFixed(8),
    r: ticker.fundingRate.toFixed(8),
    T: ticker.nextFundingTime,
    ...code(profile),
  };
}

export function kline(
  bar: Bar,
  { name, ms }: { readonly name: string; readonly ms: number },
  instrument: InstrumentSpec,
  profile: BinanceProfile,
  time: number,
) {
  const { symbol } = instrument;
  const { volume, quote, takerBuy, takerBuyQuote } = volumesOf(bar, profile, instrument);
  return {
    e: 'kline',
    E: time,
    s: symbol,
    k: {
      t: bar.time,
      T: bar.time + ms - 1,
      s: symbol,
      i: name,
      f: bar.time,
      L: bar.time + bar.trades,
      o: priceText(bar.open, instrument),
      c: priceText(bar.close, instrument),
      h: priceText(bar.high, instrument),
      l: priceText(bar.low, instrument),
      v: volume,
      n: bar.trades,
      x: time >= bar.time + ms,
      q: quote,
      V: takerBuy,
      Q: takerBuyQuote,
      B: '0',
    },
    ...code(profile),
  };
}
