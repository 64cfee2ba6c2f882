import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  priceText,
  sizeText,
  type VenueMarket,
  type VenueUpdate,
} from '../../simulator/venue-market';

/** Bar lengths by the venue's names. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ...[1, 5, 15, 30].map((count) => [`${count}m`, count * 60_000] as const),
  ...[1, 2, 4, 12].map((count) => [`${count}h`, count * 3_600_000] as const),
  ['1D', 86_400_000],
]);

export interface Told {
  /** Where it is subscribed to: `book.BTCUSD-PERP.50`. */
  readonly subscription: string;
  readonly symbol: string;
  /** As the message calls it: `book.update`. */
  readonly channel: string;
  readonly data: readonly unknown[];
  readonly more?: object;
}

export const push = ({ subscription, symbol, channel, data, more }: Told) =>
  JSON.stringify({
    id: -1,
    method: 'subscribe',
    code: 0,
    result: { instrument_name: symbol, subscription, channel, ...more, data },
  });

export type TradeEntry = ReturnType<typeof tradeEntries>[number];

/** Newest first. */
export const tradeEntries = ({ trades, time }: VenueUpdate, instrument: InstrumentSpec) =>
  trades.toReversed().map(({ id, tick, lots, side }) => ({
    d: String(4_611_686_018_000_000_000n + BigInt(id)),
    t: time,
    p: priceText(tick, instrument),
    q: sizeText(lots, instrument),
    s: side.toUpperCase(),
    i: instrument.symbol,
  }));

export function tickerEntry(market: VenueMarket) {
  const { instrument, time } = market;
  const ticker = market.ticker();
  const last = ticker?.last.toFixed(instrument.priceDecimals) ?? null;
  const oi = ticker?.openInterest?.toFixed(instrument.sizeDecimals);
  const [bid] = market.top('bid', 1);
  const [ask] = market.top('ask', 1);
  return {
    i: instrument.symbol,
    a: last,
    h: last,
    l: last,
    b: bid ? priceText(bid[0], instrument) : null,
    k: ask ? priceText(ask[0], instrument) : null,
    v: '0',
    vv: '0',
    ...(oi === undefined ? {} : { oi }),
    t: time,
  };
}

export const candleEntry = (bar: Bar, instrument: InstrumentSpec) => ({
  o: priceText(bar.open, instrument),
  h: priceText(bar.high, instrument),
  l: priceText(bar.low, instrument),
  c: priceText(bar.close, instrument),
  v: sizeText(bar.lots, instrument),
  t: bar.time,
});
