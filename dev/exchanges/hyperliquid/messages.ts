import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type MarketTrade,
  priceText,
  sizeText,
  type TickLevel,
  type VenueMarket,
} from '../../simulator/venue-market';
import { traders } from './accounts';

export const INTERVALS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, 'm'],
      [3, 'm'],
      [5, 'm'],
      [15, 'm'],
      [30, 'm'],
      [1, 'h'],
      [2, 'h'],
      [4, 'h'],
      [8, 'h'],
      [12, 'h'],
      [1, 'd'],
    ] as const
  ).map(([count, unit]) => [`${count}${unit}`, count * { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit]]),
);

export const SLOW_LEVELS = 20;
export const FAST_LEVELS = 5;

export function l2Book(market: VenueMarket, levels: number) {
  const { instrument, time } = market;
  const side = (name: 'bid' | 'ask') => market.top(name, levels).map((level) => entry(level, instrument));
  return {
    coin: instrument.symbol,
    time,
    levels: [side('bid'), side('ask')],
    ...(levels === FAST_LEVELS && { fast: true }),
  };
}

const entry = ([tick, lots]: TickLevel, instrument: InstrumentSpec) => ({
  px: priceText(tick, instrument),
  sz: sizeText(lots, instrument),
  n: 1 + (lots % 7),
});

/** `users` are the buyer and the seller. */
export function trade({ id, tick, lots, side }: MarketTrade, instrument: InstrumentSpec, time: number) {
  const { taker, maker } = traders(id);
  return {
    coin: instrument.symbol,
    side: side === 'buy' ? 'B' : 'A',
    px: priceText(tick, instrument),
    sz: sizeText(lots, instrument),
    time,
    hash: `0x${'0'.repeat(64)}`,
    tid: 100_000_000_000_000 + id,
    users: side === 'buy' ? [taker, maker] : [maker, taker],
  };
}

export type Trade = ReturnType<typeof trade>;

/** Undefined for a market without derivatives data. */
export function assetContext(market: VenueMarket) {
  const ticker = market.ticker();
  if (!ticker) return undefined;
  const { instrument } = market;
  const price = (value: number) => value.toFixed(instrument.priceDecimals);
  return {
    // An hour's.
    funding: (ticker.fundingRate / 8).toFixed(10),
    ...(ticker.openInterest !== undefined && {
      openInterest: ticker.openInterest.toFixed(instrument.sizeDecimals),
    }),
    prevDayPx: price(ticker.index),
    dayNtlVlm: '2183499250.3097949028',
    premium: (ticker.mark / ticker.index - 1).toFixed(10),
    oraclePx: price(ticker.index),
    markPx: price(ticker.mark),
    midPx: price(ticker.last),
    impactPxs: [price(ticker.last), price(ticker.last)],
    dayBaseVlm: '24522.14116',
  };
}

export const candle = (
  bar: Bar,
  { name, ms }: { readonly name: string; readonly ms: number },
  instrument: InstrumentSpec,
) => ({
  t: bar.time,
  T: bar.time + ms - 1,
  s: instrument.symbol,
  i: name,
  o: priceText(bar.open, instrument),
  c: priceText(bar.close, instrument),
  h: priceText(bar.high, instrument),
  l: priceText(bar.low, instrument),
  v: sizeText(bar.lots, instrument),
  n: bar.trades,
});
