import type {
  BookEvent,
  FundingEvent,
  Level,
  LiquidationEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import {
  fields,
  type Fields,
  idText,
  isAbsent,
  list,
  positiveSize,
  price,
  sequence,
  size,
  time,
} from '../fields';
import { closedBy, sideOf } from '../sides';
import { markEvents, openInterestEvents, predictedFunding } from '../ticker-events';
import { FUNDING_HOURS, VENUE } from './futures-symbols';

type ToBase = (size: number, price: number) => number;

/** `book_snapshot`: every level of the product. */
export function bookSnapshot(message: Fields, symbol: string, toBase: ToBase): BookEvent {
  const side = (name: string) => list(message[name], name).map((row) => level(fields(row, name), toBase));
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: time(message['timestamp'], 'timestamp'),
    snapshot: true,
    bids: side('bids'),
    asks: side('asks'),
    last: sequence(message['seq'], 'seq'),
  };
}

/** `book`: the new size of one level. */
export function bookLevel(message: Fields, symbol: string, toBase: ToBase): BookEvent {
  const changed = [level(message, toBase)];
  const isBid = sideOf(message['side']) === 'buy';
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: time(message['timestamp'], 'timestamp'),
    snapshot: false,
    bids: isBid ? changed : [],
    asks: isBid ? [] : changed,
    last: sequence(message['seq'], 'seq'),
  };
}

function level(row: Fields, toBase: ToBase): Level {
  const at = price(row['price'], 'price');
  return [at, toBase(size(row['qty'], 'qty'), at)];
}

/** `trade`: `side` is the taker's. */
export function trade(message: Fields, symbol: string, toBase: ToBase): TradeEvent {
  const at = price(message['price'], 'price');
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time: time(message['time'], 'time'),
    ...(isAbsent(message['uid']) ? {} : { id: idText(message['uid'], 'uid') }),
    price: at,
    size: toBase(positiveSize(message['qty'], 'qty'), at),
    side: sideOf(message['side']),
  };
}

/** A trade of the type `liquidation`: the taker is the liquidated position, so that a sell closes a long. */
export function liquidation({
  symbol,
  time: at,
  price: fill,
  size: base,
  side: taker,
}: TradeEvent): LiquidationEvent {
  return {
    type: 'liquidation',
    venue: VENUE,
    symbol,
    time: at,
    price: fill,
    size: base,
    position: closedBy(taker),
    priceKind: 'fill',
  };
}

/**
 * `ticker`: mark, funding and open interest. The plain `funding_rate` is a sum of money, not a fraction, and is passed
 * over. Dated contracts have no funding.
 */
export function ticker(
  message: Fields,
  symbol: string,
  toBase: ToBase,
): readonly (MarkEvent | FundingEvent | OpenInterestEvent)[] {
  const base = { venue: VENUE, symbol, time: time(message['time'], 'time') } as const;
  const [mark] = markEvents(base, message['markPrice'], message['index']);
  if (!mark) return [];
  const { relative_funding_rate: relative, next_funding_rate_time: next } = message;
  return [
    mark,
    ...predictedFunding(base, relative, FUNDING_HOURS, next),
    ...openInterestEvents(base, message['openInterest'], (open) => toBase(open, mark.mark)),
  ];
}
