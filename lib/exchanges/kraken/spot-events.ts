import { MINUTE_MS } from '../../core/durations';
import type { BookEvent, CandleEvent, Level, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import {
  decimal,
  fields,
  type Fields,
  idText,
  isAbsent,
  list,
  positiveSize,
  price,
  sequence,
  size,
  text,
} from '../fields';
import { sideOf } from '../sides';
import { isoTime } from '../times';
import { VENUE } from './spot-symbols';

const WEEKS_OF_MINUTES = 30_240;

/**
 * A row of `book`: the best levels, or new sizes of some; without a number, for the venue has none.
 * @param now stands in where a snapshot carries no time.
 */
export function orderBook(row: Fields, snapshot: boolean, now: number): BookEvent {
  const { checksum, timestamp } = row;
  return {
    type: 'book',
    venue: VENUE,
    symbol: text(row['symbol'], 'symbol'),
    time: isAbsent(timestamp) ? now : isoTime(timestamp, 'timestamp'),
    snapshot,
    bids: levels(row['bids'], 'bids'),
    asks: levels(row['asks'], 'asks'),
    ...(isAbsent(checksum) ? {} : { checksum: sequence(checksum, 'checksum') }),
  };
}

const levels = (value: unknown, what: string): readonly Level[] =>
  list(value, what).map((entry) => {
    const row = fields(entry, what);
    return [price(row['price'], 'price'), size(row['qty'], 'qty')];
  });

/** A row of `trade`: `side` is the taker's. */
export function trade(row: Fields): TradeEvent {
  const { trade_id: id } = row;
  return {
    type: 'trade',
    venue: VENUE,
    symbol: text(row['symbol'], 'symbol'),
    time: isoTime(row['timestamp'], 'timestamp'),
    ...(isAbsent(id) ? {} : { id: idText(id, 'trade_id') }),
    price: price(row['price'], 'price'),
    size: positiveSize(row['qty'], 'qty'),
    side: sideOf(row['side']),
  };
}

/** A row of `ohlc`; `interval` is in minutes. */
export function candle(row: Fields, now: number): CandleEvent {
  const time = isoTime(row['interval_begin'], 'interval_begin');
  const intervalMs = decimal(row['interval'], 'interval', 1, WEEKS_OF_MINUTES) * MINUTE_MS;
  return candleOf([row['open'], row['high'], row['low'], row['close'], row['volume']], {
    venue: VENUE,
    symbol: text(row['symbol'], 'symbol'),
    time,
    intervalMs,
    closed: time + intervalMs <= now,
  });
}
