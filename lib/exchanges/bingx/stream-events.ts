import type { BookEvent, CandleEvent, MarkEvent, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import { type Fields, levels, MalformedError, positiveSize, price, sequence, time } from '../fields';
import { takerOf } from '../sides';
import { VENUE } from './symbols';

/**
 * `depth100` and its shallower kin, and `/depth`: each is the whole of what is shown, and its time orders them. Where a
 * contract is worth many coins the sizes stand there a second time, counted in coins.
 */
export function bookSnapshot(data: Fields, symbol: string, timeField: unknown): BookEvent {
  const at = time(timeField, 'ts');
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: at,
    snapshot: true,
    bids: levels(data['bidsCoin'] ?? data['bids'], 'bids'),
    asks: levels(data['asksCoin'] ?? data['asks'], 'asks'),
    last: at,
  };
}

/** `incrDepth`: all of the book at first, then what changed, counted; a side without change may be left out. */
export function bookIncrement(data: Fields, symbol: string, timeField: unknown): BookEvent {
  const { action } = data;
  if (action !== 'all' && action !== 'update') throw new MalformedError('action');
  return {
    ...bookSnapshot({ ...data, bids: data['bids'] ?? [], asks: data['asks'] ?? [] }, symbol, timeField),
    snapshot: action === 'all',
    last: sequence(data['lastUpdateId'], 'lastUpdateId'),
  };
}

/** A row of `trade`: where the buyer was the maker (`m`) the aggressor sold. */
export function trade(row: Fields, symbol: string): TradeEvent {
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time: time(row['T'], 'T'),
    price: price(row['p'], 'p'),
    size: positiveSize(row['q'], 'q'),
    side: takerOf(row['m']),
  };
}

/** A row of `kline`; `T` is its start. @param now bars that end later are still open. */
export function kline(row: Fields, symbol: string, intervalMs: number, now: number): CandleEvent {
  const start = time(row['T'], 'T');
  return candleOf([row['o'], row['h'], row['l'], row['c'], row['v']], {
    venue: VENUE,
    symbol,
    time: start,
    intervalMs,
    closed: start + intervalMs <= now,
  });
}

export function markPrice(data: Fields, symbol: string): MarkEvent {
  return { type: 'mark', venue: VENUE, symbol, time: time(data['E'], 'E'), mark: price(data['p'], 'p') };
}
