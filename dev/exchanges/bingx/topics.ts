import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  priceText,
  sizeText,
  type Ticker,
  type TickLevel,
  type VenueMarket,
  type VenueUpdate,
} from '../../simulator/venue-market';

/** The whole of the best `depth` levels. The venue names the pace of it, whether it was asked for or not. */
export function depthFrame(topic: string, market: VenueMarket, depth: number): string {
  return JSON.stringify({
    code: 0,
    dataType: topic.split('@').length > 2 ? topic : `${topic}@500ms`,
    ts: market.time,
    data: bookSides(market, depth),
  });
}

/** Asks stand worst first, as on this venue's wire. */
export function bookSides(market: VenueMarket, depth: number): object {
  const pair = ([tick, lots]: TickLevel) => [
    priceText(tick, market.instrument),
    sizeText(lots, market.instrument),
  ];
  return { bids: market.top('bid', depth).map(pair), asks: market.top('ask', depth).map(pair).toReversed() };
}

/** `m`: the buyer was the maker, so the aggressor sold. */
export function tradeFrame(topic: string, { time, trades }: VenueUpdate, instrument: InstrumentSpec): string {
  const data = trades.map(({ tick, lots, side }) => ({
    q: sizeText(lots, instrument),
    p: priceText(tick, instrument),
    T: time - 2,
    m: side === 'sell',
    s: instrument.symbol,
  }));
  return JSON.stringify({ code: 0, dataType: topic, data });
}

export function markFrame(topic: string, { mark }: Ticker, { symbol }: InstrumentSpec, time: number): string {
  const data = { e: 'markPriceUpdate', E: time, s: symbol, p: mark.toFixed(2) };
  return JSON.stringify({ code: 0, dataType: topic, data });
}

export function klineFrame(topic: string, bar: Bar, instrument: InstrumentSpec): string {
  const { time, open, high, low, close, volume } = barFields(bar, instrument);
  const data = [{ c: close, o: open, h: high, l: low, v: volume, T: time }];
  return JSON.stringify({ code: 0, dataType: topic, s: instrument.symbol, data });
}

/** A bar as REST writes it. */
export const barFields = (bar: Bar, instrument: InstrumentSpec) => ({
  open: priceText(bar.open, instrument),
  close: priceText(bar.close, instrument),
  high: priceText(bar.high, instrument),
  low: priceText(bar.low, instrument),
  volume: sizeText(bar.lots, instrument),
  time: bar.time,
});
