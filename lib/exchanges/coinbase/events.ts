import type { BookEvent, CandleEvent, Level, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import { type Fields, list, MalformedError, positiveSize, price, size } from '../fields';
import { sideOf, takerOf } from '../sides';
import { VENUE } from './symbols';

/** What a trade's message says of it. */
export interface TradeFields {
  readonly symbol: string;
  readonly id: string;
  readonly time: number;
}

/** `side` is the side of the order that rested in the book: where that was a sell, the aggressor bought. */
export function trade(row: Fields, { symbol, id, time }: TradeFields): TradeEvent {
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time,
    id,
    price: price(row['price'], 'price'),
    size: positiveSize(row['size'], 'size'),
    side: takerOf(sideOf(row['side']) === 'buy'),
  };
}

/** Levels of both sides out of one list, as both feeds push changes. */
export function changes(
  value: unknown,
  read: (entry: unknown) => { readonly side: unknown; readonly price: unknown; readonly size: unknown },
): Pick<BookEvent, 'bids' | 'asks'> {
  const bids: Level[] = [];
  const asks: Level[] = [];
  for (const entry of list(value, 'changes')) {
    const change = read(entry);
    const level: Level = [price(change.price, 'price'), size(change.size, 'size')];
    if (BIDS.has(change.side)) bids.push(level);
    else if (ASKS.has(change.side)) asks.push(level);
    else throw new MalformedError('side');
  }
  return { bids, asks };
}

const BIDS: ReadonlySet<unknown> = new Set(['buy', 'bid']);
/** Advanced Trade calls them offers. */
const ASKS: ReadonlySet<unknown> = new Set(['sell', 'offer', 'ask']);

/** The prices of a bar as either API orders them. */
export type BarFields = Readonly<Record<'open' | 'high' | 'low' | 'close' | 'volume', unknown>>;

/** @param now bars that end later are still open. */
export function candle(
  bar: BarFields,
  { symbol, time, intervalMs, now }: { symbol: string; time: number; intervalMs: number; now: number },
): CandleEvent {
  return candleOf([bar.open, bar.high, bar.low, bar.close, bar.volume], {
    venue: VENUE,
    symbol,
    time,
    intervalMs,
    closed: time + intervalMs <= now,
  });
}
