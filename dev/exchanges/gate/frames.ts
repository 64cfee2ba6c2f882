import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type MarketLiquidation,
  type MarketTrade,
  priceText,
  sizeText,
  type VenueMarket,
  wireSize,
} from '../../simulator/venue-market';
import type { BookChange } from './book-stream';
import { contractsPerUnit } from './listings';

/** The frame that all channels share. */
export const frame = (channel: string, event: string, time: number, body: object): string =>
  JSON.stringify({ time: Math.floor(time / 1000), time_ms: time, channel, event, ...body });

export const update = (channel: string, time: number, result: unknown) =>
  frame(channel, 'update', time, { result });

export function futuresBook(
  { first, last, changes }: BookChange,
  instrument: InstrumentSpec,
  time: number,
): string {
  const side = (name: 'bid' | 'ask') =>
    changes
      .filter((change) => change.side === name)
      .map(({ tick, lots }) => ({ p: priceText(tick, instrument), s: wireSize(lots, instrument) }));
  const result = {
    t: time - 3,
    s: instrument.symbol,
    U: first,
    u: last,
    b: side('bid'),
    a: side('ask'),
    l: '100',
  };
  return update('futures.order_book_update', time, result);
}

export function spotBook(
  { first, last, changes }: BookChange,
  instrument: InstrumentSpec,
  time: number,
): string {
  const side = (name: 'bid' | 'ask') =>
    changes
      .filter((change) => change.side === name)
      .map(({ tick, lots }) => [priceText(tick, instrument), lots === 0 ? '0' : sizeText(lots, instrument)]);
  const result = {
    t: time - 3,
    e: 'depthUpdate',
    E: Math.floor(time / 1000),
    s: instrument.symbol,
    U: first,
    u: last,
    b: side('bid'),
    a: side('ask'),
  };
  return update('spot.order_book_update', time, result);
}

/** Less than zero was sold by the taker. */
export const futuresTrades = (
  trades: readonly MarketTrade[],
  instrument: InstrumentSpec,
  time: number,
): string =>
  update(
    'futures.trades',
    time,
    trades.map(({ id, tick, lots, side }) => ({
      contract: instrument.symbol,
      create_time: Math.floor(time / 1000),
      create_time_ms: time - 2,
      id,
      price: priceText(tick, instrument),
      size: (side === 'buy' ? 1 : -1) * wireSize(lots, instrument),
      is_internal: false,
    })),
  );

export const spotTrade = (
  { id, tick, lots, side }: MarketTrade,
  instrument: InstrumentSpec,
  time: number,
): string =>
  update('spot.trades', time, {
    id,
    create_time: Math.floor(time / 1000),
    create_time_ms: `${time - 2}.125`,
    side,
    currency_pair: instrument.symbol,
    amount: sizeText(lots, instrument),
    price: priceText(tick, instrument),
    range: `${id}-${id}`,
  });

/** Live frames hold a bare object; the forced order of a long is a sale. */
export const publicLiquidate = (
  { position, lots, fillTick }: MarketLiquidation,
  instrument: InstrumentSpec,
  time: number,
): string =>
  update('futures.public_liquidates', time, {
    contract: instrument.symbol,
    price: priceText(fillTick, instrument),
    time: time - 1,
    size: (position === 'long' ? -1 : 1) * wireSize(lots, instrument),
  });

/** The fields of a contract's ticker; undefined for a market without derivatives data. */
export function futuresTicker(market: VenueMarket) {
  const ticker = market.ticker();
  if (!ticker) return undefined;
  const { instrument } = market;
  const { last, mark, index, fundingRate, openInterest = 0 } = ticker;
  return {
    contract: instrument.symbol,
    last: last.toFixed(instrument.priceDecimals),
    change_percentage: '0.1',
    total_size: String(Math.round(openInterest * contractsPerUnit(instrument))),
    mark_price: mark.toFixed(2),
    index_price: index.toFixed(2),
    funding_rate: fundingRate.toFixed(6),
    funding_rate_indicative: fundingRate.toFixed(6),
    quanto_base_rate: '',
  };
}

interface BarStream {
  readonly name: string;
  readonly ms: number;
  readonly time: number;
}

export const futuresBar = (bar: Bar, instrument: InstrumentSpec, { name, ms, time }: BarStream): string =>
  update('futures.candlesticks', time, [
    {
      t: bar.time / 1000,
      v: wireSize(bar.lots, instrument),
      ...prices(bar, instrument),
      n: `${name}_${instrument.symbol}`,
      w: time >= bar.time + ms,
    },
  ]);

export const spotBar = (bar: Bar, instrument: InstrumentSpec, { name, ms, time }: BarStream): string =>
  update('spot.candlesticks', time, {
    t: String(bar.time / 1000),
    v: quoteVolume(bar, instrument),
    ...prices(bar, instrument),
    n: `${name}_${instrument.symbol}`,
    a: sizeText(bar.lots, instrument),
    w: time >= bar.time + ms,
  });

export const prices = ({ open, high, low, close }: Bar, instrument: InstrumentSpec) => ({
  c: priceText(close, instrument),
  h: priceText(high, instrument),
  l: priceText(low, instrument),
  o: priceText(open, instrument),
});

export const quoteVolume = ({ quote }: Bar, { ticksPerUnit, lotsPerUnit }: InstrumentSpec) =>
  (quote / ticksPerUnit / lotsPerUnit).toFixed(4);
