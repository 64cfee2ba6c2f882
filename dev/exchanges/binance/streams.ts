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

/** USD-M market events carry this beside the symbol since both futures markets share their pushes. */
const USD_MARGINED = { st: 1 };

/** Levels as pairs of price and size text. */
export const levelTexts = (levels: readonly TickLevel[], instrument: InstrumentSpec) =>
  levels.map(([tick, lots]) => [priceText(tick, instrument), sizeText(lots, instrument)]);

/** A diff of the book; `shift` is taken from every sequence number. */
export function depthUpdate(update: VenueUpdate, instrument: InstrumentSpec, shift: number) {
  const side = (wanted: 'bid' | 'ask') =>
    update.changes
      .filter((change) => change.side === wanted)
      .map(({ tick, lots }): TickLevel => [tick, lots]);
  return {
    e: 'depthUpdate',
    E: update.time,
    T: update.time - 1,
    s: instrument.symbol,
    U: update.first - shift,
    u: update.last - shift,
    pu: update.prev - shift,
    b: levelTexts(side('bid'), instrument),
    a: levelTexts(side('ask'), instrument),
    ...USD_MARGINED,
    ps: instrument.symbol,
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
    nq: size,
    f: first.id,
    l: fills.at(-1)?.id,
    T: time - 2,
    m: first.side === 'sell',
    ...USD_MARGINED,
  };
}

export function forceOrder(liquidation: MarketLiquidation, instrument: InstrumentSpec, time: number) {
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
    ...USD_MARGINED,
    ps: instrument.symbol,
  };
}

export function markPriceUpdate(ticker: Ticker, { symbol }: InstrumentSpec, time: number) {
  return {
    e: 'markPriceUpdate',
    E: time,
    s: symbol,
    p: ticker.mark.toFixed(8),
    i: ticker.index.toFixed(8),
    P: ticker.index.toFixed(8),
    r: ticker.fundingRate.toFixed(8),
    T: ticker.nextFundingTime,
    ...USD_MARGINED,
  };
}

export function kline(
  bar: Bar,
  { name, ms }: { readonly name: string; readonly ms: number },
  instrument: InstrumentSpec,
  time: number,
) {
  const { ticksPerUnit, lotsPerUnit, symbol } = instrument;
  const quote = (value: number) => (value / ticksPerUnit / lotsPerUnit).toFixed(5);
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
      v: sizeText(bar.lots, instrument),
      n: bar.trades,
      x: time >= bar.time + ms,
      q: quote(bar.quote),
      V: sizeText(bar.takerBuyLots, instrument),
      Q: quote(bar.takerBuyQuote),
      B: '0',
    },
    ...USD_MARGINED,
  };
}
