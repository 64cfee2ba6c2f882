import type { BookEvent, CandleEvent, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import { type Fields, idText, isAbsent, levels, positiveSize, price, sequence, text } from '../fields';
import { sideOf } from '../sides';
import { anyTime } from '../times';
import type { Subject } from './subject';

/** `spot.order_book`, the channel of limited books: its best levels. */
export const spotBook = (result: Fields, { venue, symbol, toBase }: Subject): BookEvent => ({
  type: 'book',
  venue,
  symbol,
  time: anyTime(result['t'], 't'),
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
    time: anyTime(row['create_time_ms'] ?? row['create_time'], 'create_time'),
    ...(isAbsent(row['id']) ? {} : { id: idText(row['id'], 'id') }),
    price: price(row['price'], 'price'),
    size: positiveSize(row['amount'], 'amount'),
    side: sideOf(row['side']),
  };
}

/**
 * `spot.candlesticks`: `v` is in quote units, `a` in base units.
 * @param until bars that end later are still open, where the bar itself does not say.
 */
export function spotCandle(row: Fields, intervalMs: number, until: number, subject: Subject): CandleEvent {
  const start = anyTime(row['t'], 't');
  return candleOf([row['o'], row['h'], row['l'], row['c'], row['a']], {
    venue: subject.venue,
    symbol: subject.symbol,
    time: start,
    intervalMs,
    closed: typeof row['w'] === 'boolean' ? row['w'] : start + intervalMs <= until,
  });
}

/** The pair a spot message is about: `s` of books, `currency_pair` of trades. */
export const pairOf = (row: Fields): string => text(row['s'] ?? row['currency_pair'], 'pair');
