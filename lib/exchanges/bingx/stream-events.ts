import type { BookEvent, CandleEvent, MarkEvent, TradeEvent } from '../../market/events';
import { type Fields, levels, MalformedError, positiveSize, price, sequence, size, time } from '../fields';
import { VENUE } from './symbols';

const inBase = (wireSize: number) => wireSize;

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
    bids: levels(data['bidsCoin'] ?? data['bids'], 'bids', inBase),
    asks: levels(data['asksCoin'] ?? data['asks'], 'asks', inBase),
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
    side: takerSide(row['m']),
  };
}

/** A row of `kline`; `T` is its start. @param now bars that end later are still open. */
export function kline(row: Fields, symbol: string, intervalMs: number, now: number): CandleEvent {
  const start = time(row['T'], 'T');
  return {
    type: 'candle',
    venue: VENUE,
    symbol,
    time: start,
    intervalMs,
    open: price(row['o'], 'o'),
    high: price(row['h'], 'h'),
    low: price(row['l'], 'l'),
    close: price(row['c'], 'c'),
    volume: size(row['v'], 'v'),
    closed: start + intervalMs <= now,
  };
}

export function markPrice(data: Fields, symbol: string): MarkEvent {
  return { type: 'mark', venue: VENUE, symbol, time: time(data['E'], 'E'), mark: price(data['p'], 'p') };
}

function takerSide(buyerIsMaker: unknown): 'buy' | 'sell' {
  if (typeof buyerIsMaker !== 'boolean') throw new MalformedError('buyer is maker');
  return buyerIsMaker ? 'sell' : 'buy';
}
