import type { BookEvent, CandleEvent, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import { type Fields, idText, isAbsent, levels, MalformedError, positiveSize, price } from '../fields';
import { secondsTime } from '../times';
import { VENUE } from './symbols';
import { microtime, microtimeMs } from './times';

/** A book, or absolute new sizes of some of its levels. */
export function book(data: Fields, symbol: string, snapshot: boolean): BookEvent {
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: microtimeMs(data),
    snapshot,
    bids: levels(data['bids'], 'bids'),
    asks: levels(data['asks'], 'asks'),
    last: microtime(data),
  };
}

/** A trade of the socket, whose numbers are exact as text only, or a row of `/transactions`. `type` is the taker's side. */
export function trade(row: Fields, symbol: string): TradeEvent {
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time: isAbsent(row['date']) ? microtimeMs(row) : secondsTime(row['date'], 'date'),
    id: idText(row['id'] ?? row['tid'], 'id'),
    price: price(row['price_str'] ?? row['price'], 'price'),
    size: positiveSize(row['amount_str'] ?? row['amount'], 'amount'),
    side: side(row['type']),
  };
}

function side(type: unknown): 'buy' | 'sell' {
  if (type === 0 || type === '0') return 'buy';
  if (type === 1 || type === '1') return 'sell';
  throw new MalformedError('type');
}

/** A row of `/ohlc`. */
export function candle(
  row: Fields,
  { symbol, intervalMs, until }: { symbol: string; intervalMs: number; until: number },
): CandleEvent {
  const time = secondsTime(row['timestamp'], 'timestamp');
  return candleOf([row['open'], row['high'], row['low'], row['close'], row['volume']], {
    venue: VENUE,
    symbol,
    time,
    intervalMs,
    closed: time + intervalMs <= until,
  });
}
