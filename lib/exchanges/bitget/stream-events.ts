import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import type { VenueId } from '../../market/venues';
import { candleOf } from '../candle';
import {
  decimal,
  fields,
  type Fields,
  idText,
  indexPrice,
  isAbsent,
  isZero,
  levels,
  positiveSize,
  price,
  rate,
  sequence,
  size,
  time,
} from '../fields';
import { sideOf } from '../sides';

/** Whom an event is about. */
export interface About {
  readonly venue: VenueId;
  readonly symbol: string;
}

/**
 * A book of any protocol. v3 numbers its frames; those before had no numbers but a checksum, and are told apart by time.
 * @param checked whether the protocol has a checksum: v3 writes 0 there.
 */
export function orderBook(row: Fields, snapshot: boolean, checked: boolean, about: About): BookEvent {
  const at = time(row['ts'] ?? row['timestamp'], 'ts');
  const { seq, pseq, checksum } = row;
  return {
    type: 'book',
    ...about,
    time: at,
    snapshot,
    bids: levels(row['b'] ?? row['bids'], 'bids'),
    asks: levels(row['a'] ?? row['asks'], 'asks'),
    last: isAbsent(seq) ? at : sequence(seq, 'seq'),
    ...(snapshot || isAbsent(pseq) ? {} : { prev: sequence(pseq, 'pseq') }),
    ...(checked && !isAbsent(checksum) && !isZero(checksum)
      ? { checksum: decimal(checksum, 'checksum', -(2 ** 31), 2 ** 32 - 1) }
      : {}),
  };
}

/**
 * A trade of any protocol, by the taker's side: v3 `{i,p,v,S,T}`, v2 and REST with names in full, v1 a list.
 * @param inQuote whether the size is written in quote units.
 */
export function trade(row: unknown, about: About, inQuote = false): TradeEvent {
  const [at, priceField, sizeField, sideField, id] = tradeFields(row);
  const tradePrice = price(priceField, 'price');
  const wireSize = positiveSize(sizeField, 'size');
  return {
    type: 'trade',
    ...about,
    time: time(at, 'ts'),
    ...(isAbsent(id) ? {} : { id: idText(id, 'id') }),
    price: tradePrice,
    size: inQuote ? wireSize / tradePrice : wireSize,
    side: sideOf(sideField),
  };
}

function tradeFields(row: unknown): readonly unknown[] {
  if (Array.isArray(row)) return (row as readonly unknown[]).slice(0, 4);
  const named = fields(row, 'trade');
  return 'T' in named
    ? [named['T'], named['p'], named['v'], named['S'], named['i']]
    : [named['ts'], named['price'], named['size'], named['side'], named['tradeId'] ?? named['execId']];
}

export interface TickerOptions {
  readonly fundingHours: number;
  /** Whether its open interest is in base units. */
  readonly inBase: boolean;
}

/** What a ticker of any protocol, pushed or asked for, tells of a contract; nothing of a spot pair. */
export function ticker(
  row: Fields,
  frameTime: unknown,
  about: About,
  options: TickerOptions,
): (MarkEvent | FundingEvent | OpenInterestEvent)[] {
  const base = { ...about, time: time(row['ts'] ?? row['systemTime'] ?? frameTime, 'ts') };
  const openInterest = row['openInterest'] ?? row['holdingAmount'] ?? row['holding'];
  return [
    ...markEvents(row, base),
    ...fundingEvents(row, base, options.fundingHours),
    ...(isAbsent(openInterest) || !options.inBase
      ? []
      : [{ type: 'openInterest' as const, ...base, size: size(openInterest, 'openInterest') }]),
  ];
}

type Base = About & { readonly time: number };

function markEvents(row: Fields, base: Base): MarkEvent[] {
  const { markPrice } = row;
  if (isAbsent(markPrice) || isZero(markPrice)) return [];
  return [{ type: 'mark', ...base, mark: price(markPrice, 'markPrice'), ...indexPrice(row['indexPrice']) }];
}

function fundingEvents(row: Fields, base: Base, intervalHours: number): FundingEvent[] {
  const fundingRate = row['fundingRate'] ?? row['capitalRate'];
  const next = row['nextFundingTime'] ?? row['nextSettleTime'];
  // Contracts with a date have neither; REST tells of no next time, but of the date.
  if (isAbsent(fundingRate) || !(isAbsent(row['deliveryTime']) || row['deliveryTime'] === '0')) return [];
  if (!isAbsent(next) && isZero(next)) return [];
  return [
    {
      type: 'funding',
      ...base,
      rate: rate(fundingRate, 'fundingRate'),
      intervalHours,
      ...(isAbsent(next) ? {} : { nextTime: time(next, 'nextFundingTime') }),
      kind: 'predicted',
    },
  ];
}

/** A bar of any protocol: `[start, open, high, low, close, volume, …]` or the same by name. Bars that end after `until` are open. */
export function candle(row: unknown, intervalMs: number, until: number, about: About): CandleEvent {
  const [start, open, high, low, close, volume] = candleFields(row);
  const at = time(start, 'start');
  return candleOf([open, high, low, close, volume], {
    ...about,
    time: at,
    intervalMs,
    closed: at + intervalMs <= until,
  });
}

function candleFields(row: unknown): readonly unknown[] {
  if (Array.isArray(row)) return row as readonly unknown[];
  const named = fields(row, 'candle');
  return ['start', 'open', 'high', 'low', 'close', 'volume'].map((name) => named[name]);
}
