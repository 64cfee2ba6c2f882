import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import {
  fields,
  type Fields,
  isAbsent,
  levels,
  MalformedError,
  positiveSize,
  price,
  rate,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { FUNDING_HOURS, isSpot, VENUE } from './symbols';

const HOUR = 3_600_000;

const inBase = (wireSize: number) => wireSize;

/**
 * An entry of `book`, all levels of the depth, or of `book.update`, whose levels lie in `update`.
 * @param now where the venue tells no time, as in some answers of REST.
 */
export function book(row: Fields, snapshot: boolean, symbol: string, now: number): BookEvent {
  const { bids, asks } = snapshot ? row : fields(row['update'], 'update');
  // `s` is the number of the protocol before.
  const last = row['u'] ?? row['s'];
  const { pu } = row;
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: isAbsent(row['t']) ? now : time(row['t'], 't'),
    snapshot,
    bids: levels(bids, 'bids', inBase),
    asks: levels(asks, 'asks', inBase),
    ...(isAbsent(last) ? {} : { last: sequence(last, 'u') }),
    ...(snapshot || isAbsent(pu) ? {} : { prev: sequence(pu, 'pu') }),
  };
}

/** A row of `trade`: `s` is the taker's side. */
export function trade(row: Fields): TradeEvent {
  const { d } = row;
  return {
    type: 'trade',
    venue: VENUE,
    symbol: text(row['i'], 'i'),
    time: time(row['t'], 't'),
    ...(isAbsent(d) ? {} : { id: typeof d === 'number' ? String(d) : text(d, 'd') }),
    price: price(row['p'], 'p'),
    size: positiveSize(row['q'], 'q'),
    side: side(row['s']) === 'BUY' ? 'buy' : 'sell',
  };
}

function side(value: unknown): 'BUY' | 'SELL' {
  if (value === 'BUY' || value === 'SELL') return value;
  throw new MalformedError('s');
}

/** A row of `ticker`. Of it only the open interest of contracts is news: their mark and funding have their own channels. */
export function ticker(row: Fields): OpenInterestEvent[] {
  const symbol = text(row['i'], 'i');
  const { oi } = row;
  if (isSpot(symbol) || isAbsent(oi)) return [];
  return [{ type: 'openInterest', venue: VENUE, symbol, time: time(row['t'], 't'), size: size(oi, 'oi') }];
}

/** A row of `funding`: the rate that will be settled at the end of this hour. */
export function funding(row: Fields, symbol: string): FundingEvent {
  const at = time(row['t'], 't');
  return {
    type: 'funding',
    venue: VENUE,
    symbol,
    time: at,
    rate: rate(row['v'], 'v'),
    intervalHours: FUNDING_HOURS,
    nextTime: (Math.floor(at / HOUR) + 1) * HOUR,
    kind: 'predicted',
  };
}

export const mark = (row: Fields, symbol: string): MarkEvent => ({
  type: 'mark',
  venue: VENUE,
  symbol,
  time: time(row['t'], 't'),
  mark: price(row['v'], 'v'),
});

/** A row of `candlestick`. Bars that end after `until` are open. */
export function candle(row: Fields, intervalMs: number, until: number, symbol: string): CandleEvent {
  const at = time(row['t'], 't');
  return {
    type: 'candle',
    venue: VENUE,
    symbol,
    time: at,
    intervalMs,
    open: price(row['o'], 'o'),
    high: price(row['h'], 'h'),
    low: price(row['l'], 'l'),
    close: price(row['c'], 'c'),
    volume: size(row['v'], 'v'),
    closed: at + intervalMs <= until,
  };
}
