import { HOUR_MS } from '../../core/durations';
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
  decimal,
  idText,
  indexPrice,
  isAbsent,
  list,
  MalformedError,
  price,
  rate,
  sequence,
  signedSize,
  size,
  text,
  time,
} from '../fields';
import { FUNDING_HOURS, VENUE } from './symbols';

const CHECKSUM_RANGE = 2 ** 31;

/** `[[price, count, amount], …]` is a snapshot, `[price, count, amount]` one level; amounts of asks are below zero. */
export function orderBook(payload: unknown, symbol: string, at: number): BookEvent {
  const entries = list(payload, 'book');
  const snapshot = entries.length === 0 || Array.isArray(entries[0]);
  const levels = (snapshot ? entries : [entries]).map(readLevel);
  const side = (isBid: boolean) => levels.filter((one) => one.isBid === isBid).map(({ level }) => level);
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: at,
    snapshot,
    bids: side(true),
    asks: side(false),
  };
}

/** A count of zero removes the level; its amount is then 1 or -1 and tells the side alone. */
function readLevel(entry: unknown): { readonly isBid: boolean; readonly level: Level } {
  const row = list(entry, 'level');
  const signed = signedSize(row[2], 'amount');
  if (row.length !== 3) throw new MalformedError('level');
  const removed = sequence(row[1], 'count') === 0;
  return {
    isBid: signed > 0,
    level: [price(row[0], 'price'), removed ? 0 : Math.abs(signed)],
  };
}

/** `cs`: the checksum of the book as it is now. */
export const bookChecksum = (payload: unknown, symbol: string, at: number): BookEvent => ({
  type: 'book',
  venue: VENUE,
  symbol,
  time: at,
  snapshot: false,
  bids: [],
  asks: [],
  checksum: decimal(payload, 'checksum', -CHECKSUM_RANGE, CHECKSUM_RANGE),
});

/** `te`: `[id, ms, amount, price]`, amounts of sales below zero. */
export function trade(payload: unknown, symbol: string): TradeEvent {
  const [id, at, signedField, priceField] = list(payload, 'trade');
  const signed = signedSize(signedField, 'amount');
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time: time(at, 'time'),
    id: idText(id, 'id'),
    price: price(priceField, 'price'),
    size: Math.abs(signed),
    side: signed > 0 ? 'buy' : 'sell',
  };
}

/** `[start, open, close, high, low, volume]`. */
export function candle(entry: unknown, symbol: string, intervalMs: number, until: number): CandleEvent {
  const row = list(entry, 'candle');
  const start = time(row[0], 'start');
  return candleOf([row[1], row[3], row[4], row[2], row[5]], {
    venue: VENUE,
    symbol,
    time: start,
    intervalMs,
    closed: start + intervalMs <= until,
  });
}

/** True for the rows of `liq:global` that say that a position is being liquidated; the others tell of its pieces. */
export const isTrigger = (row: readonly unknown[]) => row[8] === 0;

/** A row of `liq:global`: amounts above zero were long. The price at which the venue took it over, before that its base price. */
export function liquidation(row: readonly unknown[]): LiquidationEvent {
  const signed = signedSize(row[5], 'amount');
  const acquired = row[11];
  const taken = !isAbsent(acquired) && acquired !== 0;
  if (row[0] !== 'pos') throw new MalformedError('liquidation');
  return {
    type: 'liquidation',
    venue: VENUE,
    symbol: text(row[4], 'symbol'),
    time: time(row[2], 'time'),
    price: price(taken ? acquired : row[6], 'price'),
    size: Math.abs(signed),
    position: signed > 0 ? 'long' : 'short',
    priceKind: taken ? 'fill' : 'order',
  };
}

/** The status of a perpetual: a row of many columns, most of them empty. */
export interface DerivativeStatus {
  readonly mark: readonly MarkEvent[];
  readonly openInterest: readonly OpenInterestEvent[];
  /** What accrues until the next settlement. */
  readonly predicted: readonly FundingEvent[];
  /** The rate that the last settlement fixed. */
  readonly settled: readonly FundingEvent[];
}

export function derivativeStatus(payload: unknown, symbol: string): DerivativeStatus {
  const row = list(payload, 'status');
  const base = { venue: VENUE, symbol, time: time(row[0], 'time') } as const;
  const [index, next, accrued, current, mark, openInterest] = [3, 7, 8, 11, 14, 17].map(
    (column) => row[column],
  );
  const nextTime = isAbsent(next) ? undefined : time(next, 'next funding');
  return {
    mark: isAbsent(mark) ? [] : [{ type: 'mark', ...base, mark: price(mark, 'mark'), ...indexPrice(index) }],
    openInterest: isAbsent(openInterest)
      ? []
      : [{ type: 'openInterest', ...base, size: size(openInterest, 'open interest') }],
    predicted:
      isAbsent(accrued) || nextTime === undefined
        ? []
        : [funding({ ...base, rate: rate(accrued, 'accrued'), nextTime, kind: 'predicted' })],
    settled:
      isAbsent(current) || nextTime === undefined
        ? []
        : [
            funding({
              ...base,
              time: time(nextTime - FUNDING_HOURS * HOUR_MS, 'settlement'),
              rate: rate(current, 'current'),
              kind: 'settled',
            }),
          ],
  };
}

const funding = (event: Omit<FundingEvent, 'type' | 'intervalHours'>): FundingEvent => ({
  type: 'funding',
  ...event,
  intervalHours: FUNDING_HOURS,
});
