import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type MarketLiquidation,
  type MarketTrade,
  priceText,
  sizeText,
  type Ticker,
  type VenueMarket,
  type VenueUpdate,
} from '../../simulator/venue-market';
import { type CategoryName, openInterestText, turnover } from './category';

/** The depths that have a topic. */
export const BOOK_DEPTHS = [1, 50, 200, 1000];

export function publicTrade(update: VenueUpdate, instrument: InstrumentSpec): string {
  let previous = update.trades[0]?.tick ?? 0;
  const data = update.trades.map((trade) => {
    const direction = trade.tick === previous ? 'Zero' : '';
    const name = `${direction}${trade.tick >= previous ? 'Plus' : 'Minus'}Tick`;
    previous = trade.tick;
    return tradeEntry(trade, name, update, instrument);
  });
  return JSON.stringify({
    topic: `publicTrade.${instrument.symbol}`,
    type: 'snapshot',
    ts: update.time,
    data,
  });
}

function tradeEntry(trade: MarketTrade, direction: string, update: VenueUpdate, instrument: InstrumentSpec) {
  return {
    T: update.time - 2,
    s: instrument.symbol,
    S: trade.side === 'buy' ? 'Buy' : 'Sell',
    v: sizeText(trade.lots, instrument),
    p: priceText(trade.tick, instrument),
    L: direction,
    i: `00000000-0000-5000-8000-${String(trade.id).padStart(12, '0')}`,
    BT: false,
    RPI: false,
    seq: update.last,
  };
}

/** `S` is the side of the position: Buy means that a long was closed. The price is the bankruptcy price. */
export function allLiquidation(
  liquidations: readonly { readonly at: number; readonly what: MarketLiquidation }[],
  instrument: InstrumentSpec,
  time: number,
): string {
  const data = liquidations.map(({ at, what }) => ({
    T: at,
    s: instrument.symbol,
    S: what.position === 'long' ? 'Buy' : 'Sell',
    v: sizeText(what.lots, instrument),
    p: priceText(what.bankruptcyTick, instrument),
  }));
  return JSON.stringify({ topic: `allLiquidation.${instrument.symbol}`, type: 'snapshot', ts: time, data });
}

export function kline(
  bar: Bar,
  { name, ms }: { readonly name: string; readonly ms: number },
  instrument: InstrumentSpec,
  category: CategoryName,
  time: number,
): string {
  const data = [
    {
      start: bar.time,
      end: bar.time + ms - 1,
      interval: name,
      open: priceText(bar.open, instrument),
      close: priceText(bar.close, instrument),
      high: priceText(bar.high, instrument),
      low: priceText(bar.low, instrument),
      volume: sizeText(bar.lots, instrument),
      turnover: turnover(bar, instrument, category),
      confirm: time >= bar.time + ms,
      timestamp: time,
    },
  ];
  return JSON.stringify({ topic: `kline.${name}.${instrument.symbol}`, data, ts: time, type: 'snapshot' });
}

/** Everything the ticker topic knows, as text; undefined for a market without derivatives data. */
export function tickerFields(
  market: VenueMarket,
  category: CategoryName,
): Readonly<Record<string, string>> | undefined {
  const ticker = market.ticker();
  if (!ticker) return undefined;
  const { instrument } = market;
  const { symbol, priceDecimals } = instrument;
  const lastPrice = ticker.last.toFixed(priceDecimals);
  if (category === 'spot') return { symbol, lastPrice, usdIndexPrice: ticker.index.toFixed(8) };
  const [bid] = market.top('bid', 1);
  const [ask] = market.top('ask', 1);
  return {
    symbol,
    tickDirection: 'PlusTick',
    lastPrice,
    markPrice: ticker.mark.toFixed(2),
    indexPrice: ticker.index.toFixed(2),
    ...openInterestFields(ticker, category),
    nextFundingTime: String(ticker.nextFundingTime),
    fundingRate: ticker.fundingRate.toFixed(8),
    fundingIntervalHour: '8',
    fundingCap: '0.005',
    ...(bid && { bid1Price: priceText(bid[0], instrument), bid1Size: sizeText(bid[1], instrument) }),
    ...(ask && { ask1Price: priceText(ask[0], instrument), ask1Size: sizeText(ask[1], instrument) }),
  };
}

/** `openInterest` counts both sides of every contract, `singleOpenInterest` one; the values are in the other unit. */
function openInterestFields(
  { openInterest, mark }: Ticker,
  category: CategoryName,
): Readonly<Record<string, string>> {
  if (openInterest === undefined) return {};
  const value = category === 'inverse' ? openInterest : openInterest * mark;
  return {
    openInterest: openInterestText(2 * openInterest, mark, category),
    openInterestValue: (2 * value).toFixed(2),
    singleOpenInterest: openInterestText(openInterest, mark, category),
    singleOpenInterestValue: value.toFixed(2),
  };
}

export function tickerFrame(
  type: 'snapshot' | 'delta',
  symbol: string,
  data: Readonly<Record<string, string>>,
  market: VenueMarket,
): string {
  const { lastId, time } = market;
  return JSON.stringify({ topic: `tickers.${symbol}`, type, data, cs: lastId, ts: time });
}
