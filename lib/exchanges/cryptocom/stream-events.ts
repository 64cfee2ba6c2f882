import { HOUR_MS } from '../../core/durations';
import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { candleOf } from '../candle';
import {
  fields,
  type Fields,
  isAbsent,
  levels,
  positiveSize,
  price,
  rate,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { sideOf } from '../sides';
import { FUNDING_HOURS, isSpot, VENUE } from './symbols';

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
    bids: levels(bids, 'bids'),
    asks: levels(asks, 'asks'),
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
    side: sideOf(row['s'], 's'),
  };
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
    nextTime: (Math.floor(at / HOUR_MS) + 1) * HOUR_MS,
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
  return candleOf([row['o'], row['h'], row['l'], row['c'], row['v']], {
    venue: VENUE,
    symbol,
    time: at,
    intervalMs,
    closed: at + intervalMs <= until,
  });
}
