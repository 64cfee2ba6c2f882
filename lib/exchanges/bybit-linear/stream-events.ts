import type { BookEvent, CandleEvent, LiquidationEvent, TradeEvent } from '../../market/events';
import {
  type Fields,
  isAbsent,
  levels,
  MalformedError,
  positiveSize,
  price,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { VENUE } from './symbols';

/** Linear contracts are counted in base units. */
const inBase = (wireSize: number) => wireSize;

/** `orderbook`: a snapshot or absolute sizes. After a restart of the venue the count begins again with a snapshot. */
export function orderBook(data: Fields, snapshot: boolean, timeField: unknown): BookEvent {
  const last = sequence(data['u'], 'u');
  return {
    type: 'book',
    venue: VENUE,
    symbol: text(data['s'], 's'),
    time: time(timeField, 'ts'),
    snapshot: snapshot || last === 1,
    bids: levels(data['b'], 'b', inBase),
    asks: levels(data['a'], 'a', inBase),
    last,
  };
}

/** A row of `publicTrade`: `S` is the taker's side. */
export function trade(row: Fields): TradeEvent {
  return {
    type: 'trade',
    venue: VENUE,
    symbol: text(row['s'], 's'),
    time: time(row['T'], 'T'),
    ...(isAbsent(row['i']) ? {} : { id: text(row['i'], 'i') }),
    price: price(row['p'], 'p'),
    size: positiveSize(row['v'], 'v'),
    side: side(row['S']) === 'Buy' ? 'buy' : 'sell',
  };
}

/** A row of `allLiquidation`: `S` is the side of the position that was closed, `p` its bankruptcy price. */
export function liquidation(row: Fields): LiquidationEvent {
  return {
    type: 'liquidation',
    venue: VENUE,
    symbol: text(row['s'], 's'),
    time: time(row['T'], 'T'),
    price: price(row['p'], 'p'),
    size: positiveSize(row['v'], 'v'),
    position: side(row['S']) === 'Buy' ? 'long' : 'short',
    priceKind: 'bankruptcy',
  };
}

/** `liquidation`, the feed before `allLiquidation`: at most one a second, with the fields' names in full. */
export function earlierLiquidation(data: Fields): LiquidationEvent {
  return liquidation({
    s: data['symbol'],
    T: data['updatedTime'] ?? data['time'],
    p: data['price'],
    v: data['size'] ?? data['qty'],
    S: data['side'],
  });
}

/** A row of `kline`; `symbol` stands in the topic. */
export function kline(row: Fields, symbol: string): CandleEvent {
  const start = time(row['start'], 'start');
  const end = time(row['end'], 'end');
  if (end < start || typeof row['confirm'] !== 'boolean') throw new MalformedError('kline');
  return {
    type: 'candle',
    venue: VENUE,
    symbol,
    time: start,
    intervalMs: end - start + 1,
    open: price(row['open'], 'open'),
    high: price(row['high'], 'high'),
    low: price(row['low'], 'low'),
    close: price(row['close'], 'close'),
    volume: size(row['volume'], 'volume'),
    closed: row['confirm'],
  };
}

export function side(value: unknown): 'Buy' | 'Sell' {
  if (value === 'Buy' || value === 'Sell') return value;
  throw new MalformedError('side');
}
