import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  Level,
  LiquidationEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { candleOf } from '../candle';
import {
  type Fields,
  idText,
  isAbsent,
  isFields,
  isZero,
  list,
  MalformedError,
  positiveSize,
  price,
  size,
  text,
} from '../fields';
import { closedBy, sideOf } from '../sides';
import { openInterestEvents, predictedFunding } from '../ticker-events';
import { isoTime } from '../times';
import type { BookNumbers } from './message-count';
import { VENUE } from './symbols';

/**
 * `v4_orderbook`: the whole book as objects, or changes as pairs, either side of which may be left out. Messages carry no
 * time.
 * @param parts changes in order: one, or those of a batch.
 */
export function orderBook(
  parts: readonly Fields[],
  about: { readonly symbol: string; readonly now: number; readonly snapshot: boolean },
  numbers: BookNumbers,
): BookEvent {
  const { symbol, now, snapshot } = about;
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: now,
    snapshot,
    bids: parts.flatMap(({ bids }) => levels(bids, 'bids')),
    asks: parts.flatMap(({ asks }) => levels(asks, 'asks')),
    ...numbers,
  };
}

function levels(value: unknown, what: string): readonly Level[] {
  if (isAbsent(value)) return [];
  return list(value, what).map((entry) => {
    const [at, amount] = isFields(entry) ? [entry['price'], entry['size']] : list(entry, what);
    return [price(at, what), size(amount, what)] as const;
  });
}

/** A row of `v4_trades`: `side` is the taker's, and a liquidated taker's order closed the position on the other side. */
export function trade(row: Fields, symbol: string): readonly (TradeEvent | LiquidationEvent)[] {
  const { id, type } = row;
  const side = sideOf(row['side']);
  const common = {
    venue: VENUE,
    symbol,
    time: isoTime(row['createdAt'], 'createdAt'),
    price: price(row['price'], 'price'),
    size: positiveSize(row['size'], 'size'),
  } as const;
  // Before `type` there was a flag.
  const liquidated = type === 'LIQUIDATED' || row['liquidation'] === true;
  const position = closedBy(side);
  return [
    { type: 'trade', ...common, ...(isAbsent(id) ? {} : { id: idText(id, 'id') }), side },
    ...(liquidated ? [{ type: 'liquidation', ...common, position, priceKind: 'fill' } as const] : []),
  ];
}

/**
 * What `v4_markets` says of one market, in full or in part. The oracle's price is what positions are marked by. Funding
 * is paid every hour, and the rate is an hour's.
 */
export function market(
  symbol: string,
  row: Fields,
  now: number,
): readonly (MarkEvent | FundingEvent | OpenInterestEvent)[] {
  const base = { venue: VENUE, symbol, time: now } as const;
  return [
    ...(hasPrice(row['oraclePrice']) ? [mark(base, row['oraclePrice'])] : []),
    ...predictedFunding(base, row['nextFundingRate'], 1),
    ...openInterestEvents(base, row['openInterest']),
  ];
}

/** A row of `oraclePrices`, whose price was called `price` once. */
export function oraclePrice(symbol: string, row: Fields, now: number): readonly MarkEvent[] {
  const at = row['oraclePrice'] ?? row['price'];
  if (!hasPrice(at)) return [];
  const effectiveAt = row['effectiveAt'];
  const when = isAbsent(effectiveAt) ? now : isoTime(effectiveAt, 'effectiveAt');
  return [mark({ venue: VENUE, symbol, time: when }, at)];
}

/** A market without a price yet says so by leaving it out or by zero. */
const hasPrice = (value: unknown) => !isAbsent(value) && !isZero(value);

function mark(base: Pick<MarkEvent, 'venue' | 'symbol' | 'time'>, value: unknown): MarkEvent {
  const at = price(value, 'oraclePrice');
  return { type: 'mark', ...base, mark: at, index: at };
}

export const RESOLUTIONS: ReadonlyMap<string, number> = new Map([
  ['1MIN', MINUTE_MS],
  ['5MINS', 5 * MINUTE_MS],
  ['15MINS', 15 * MINUTE_MS],
  ['30MINS', 30 * MINUTE_MS],
  ['1HOUR', HOUR_MS],
  ['4HOURS', 240 * MINUTE_MS],
  ['1DAY', DAY_MS],
]);

/** @param until bars that end later are still open, epoch ms. */
export function candle(row: Fields, until: number): CandleEvent {
  const start = isoTime(row['startedAt'], 'startedAt');
  const intervalMs = RESOLUTIONS.get(text(row['resolution'], 'resolution'));
  if (intervalMs === undefined) throw new MalformedError('resolution');
  return candleOf([row['open'], row['high'], row['low'], row['close'], row['baseTokenVolume']], {
    venue: VENUE,
    symbol: text(row['ticker'], 'ticker'),
    time: start,
    intervalMs,
    closed: start + intervalMs <= until,
  });
}
