import type { BookEvent, CandleEvent, TradeEvent } from '../../market/events';
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
} from '../fields';
import type { Subject } from './subject';
import { moment } from './times';

/** `spot.order_book_update`: absolute sizes of what changed, or with `full` the whole book. */
export function spotBookUpdate(result: Fields, { venue, symbol, toBase }: Subject): BookEvent {
  const first = sequence(result['U'], 'U');
  const last = sequence(result['u'], 'u');
  if (last < first) throw new MalformedError('u');
  return {
    type: 'book',
    venue,
    symbol,
    time: moment(result['t'], 't'),
    snapshot: result['full'] === true,
    bids: levels(result['b'], 'b', toBase),
    asks: levels(result['a'], 'a', toBase),
    first,
    last,
  };
}

/** `spot.order_book`, the channel of limited books: its best levels. */
export const spotBook = (result: Fields, { venue, symbol, toBase }: Subject): BookEvent => ({
  type: 'book',
  venue,
  symbol,
  time: moment(result['t'], 't'),
  snapshot: true,
  bids: levels(result['bids'], 'bids', toBase),
  asks: levels(result['asks'], 'asks', toBase),
  last: sequence(result['lastUpdateId'], 'lastUpdateId'),
});

/** `spot.trades` and a row of `/spot/trades`: `side` is the taker's. */
export function spotTrade(row: Fields, { venue, symbol }: Subject): TradeEvent {
  return {
    type: 'trade',
    venue,
    symbol,
    time: moment(row['create_time_ms'] ?? row['create_time'], 'create_time'),
    ...(isAbsent(row['id']) ? {} : { id: String(sequence(row['id'], 'id')) }),
    price: price(row['price'], 'price'),
    size: positiveSize(row['amount'], 'amount'),
    side: takerSide(row['side']),
  };
}

export function takerSide(value: unknown): 'buy' | 'sell' {
  if (value === 'buy' || value === 'sell') return value;
  throw new MalformedError('side');
}

/**
 * `spot.candlesticks`: `v` is in quote units, `a` in base units.
 * @param until bars that end later are still open, where the bar itself does not say.
 */
export function spotCandle(row: Fields, intervalMs: number, until: number, subject: Subject): CandleEvent {
  const start = moment(row['t'], 't');
  return {
    type: 'candle',
    venue: subject.venue,
    symbol: subject.symbol,
    time: start,
    intervalMs,
    open: price(row['o'], 'o'),
    high: price(row['h'], 'h'),
    low: price(row['l'], 'l'),
    close: price(row['c'], 'c'),
    volume: size(row['a'], 'a'),
    closed: typeof row['w'] === 'boolean' ? row['w'] : start + intervalMs <= until,
  };
}

/** The pair a spot message is about: `s` of books, `currency_pair` of trades. */
export const pairOf = (row: Fields): string => text(row['s'] ?? row['currency_pair'], 'pair');
