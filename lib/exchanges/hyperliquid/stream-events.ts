import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  Level,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { candleOf } from '../candle';
import {
  fields,
  type Fields,
  list,
  MalformedError,
  positiveSize,
  price,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { markEvents, openInterestEvents, predictedFunding } from '../ticker-events';
import { accountsOf } from './positions';
import { VENUE } from './symbols';

/** `l2Book`: the best levels of both sides, bids first, without a sequence number. */
export function orderBook(data: Fields): BookEvent {
  const [bids, asks] = list(data['levels'], 'levels');
  const at = time(data['time'], 'time');
  return {
    type: 'book',
    venue: VENUE,
    symbol: text(data['coin'], 'coin'),
    time: at,
    snapshot: true,
    bids: levels(bids, 'bids'),
    asks: levels(asks, 'asks'),
    last: at,
  };
}

function levels(value: unknown, what: string): readonly Level[] {
  return list(value, what).map((entry) => {
    const { px, sz } = fields(entry, what);
    return [price(px, what), size(sz, what)] as const;
  });
}

/** A row of `trades`: `B` is a taker who bought, `A` one who sold. */
export function trade(row: Fields): TradeEvent {
  const accounts = accountsOf(row['users']);
  return {
    type: 'trade',
    venue: VENUE,
    symbol: text(row['coin'], 'coin'),
    time: time(row['time'], 'time'),
    id: String(sequence(row['tid'], 'tid')),
    price: price(row['px'], 'px'),
    size: positiveSize(row['sz'], 'sz'),
    side: side(row['side']),
    ...(accounts.length > 0 && { accounts }),
  };
}

function side(value: unknown): 'buy' | 'sell' {
  if (value === 'B') return 'buy';
  if (value === 'A') return 'sell';
  throw new MalformedError('side');
}

/**
 * What the venue says of an asset at a moment it does not name. Funding is paid every hour, and the rate is an hour's.
 * @param now epoch ms.
 */
export function assetContext(
  coin: string,
  context: Fields,
  now: number,
): readonly (MarkEvent | FundingEvent | OpenInterestEvent)[] {
  const base = { venue: VENUE, symbol: coin, time: now } as const;
  return [
    ...markEvents(base, context['markPx'], context['oraclePx']),
    ...predictedFunding(base, context['funding'], 1),
    ...openInterestEvents(base, context['openInterest']),
  ];
}

/** @param until bars that end later are still open, epoch ms. */
export function candle(row: Fields, until: number): CandleEvent {
  const start = time(row['t'], 't');
  const end = time(row['T'], 'T');
  if (end < start) throw new MalformedError('T');
  return candleOf([row['o'], row['h'], row['l'], row['c'], row['v']], {
    venue: VENUE,
    symbol: text(row['s'], 's'),
    time: start,
    intervalMs: end - start + 1,
    closed: end < until,
  });
}
