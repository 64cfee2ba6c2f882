import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  LiquidationEvent,
  LiquidationTotal,
  OpenInterestEvent,
} from '../../market/events';
import {
  type Fields,
  isAbsent,
  isZero,
  levels,
  list,
  MalformedError,
  price,
  rate,
  rowsIn,
  sequence,
  signedSize,
  size,
  text,
} from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { oldestFirst } from '../page-end';
import { settledFundings } from '../settled-fundings';
import { anyTime } from '../times';
import { candle, contractLevels } from './futures-events';
import type { Subject } from './subject';

/** `/order_book` of either market, asked for `with_id`. Spot leaves the time out now and then. */
export function orderBook(body: Fields, { venue, symbol, toBase }: Subject, now: number): BookEvent {
  const side = (name: 'bids' | 'asks') =>
    venue === 'gate-spot' ? levels(body[name], name, toBase) : contractLevels(body[name], name, toBase);
  return {
    type: 'book',
    venue,
    symbol,
    time: isAbsent(body['current']) ? now : anyTime(body['current'], 'current'),
    snapshot: true,
    bids: side('bids'),
    asks: side('asks'),
    ...(isAbsent(body['id']) ? {} : { last: sequence(body['id'], 'id') }),
  };
}

/**
 * `/futures/usdt/candlesticks`.
 * @param until bars that end later are still open.
 */
export function candles(body: unknown, subject: Subject, until: number, intervalMs?: number): CandleEvent[] {
  const rows = rowsIn(body, 'body');
  const step = intervalMs ?? barLengthOf(rows.slice(0, 2).map((row) => anyTime(row['t'], 't')));
  return oldestFirst(rows.map((row) => candle(row, step, until, subject)));
}

/** `/spot/candlesticks`: `[start, quote volume, close, high, low, open, base volume, closed]`. */
export function spotCandles(
  body: unknown,
  { venue, symbol }: Subject,
  until: number,
  intervalMs?: number,
): CandleEvent[] {
  const rows = list(body, 'body').map((entry) => {
    const [start, , close, high, low, open, volume] = list(entry, 'row');
    return {
      time: anyTime(start, 'start'),
      open: price(open, 'open'),
      high: price(high, 'high'),
      low: price(low, 'low'),
      close: price(close, 'close'),
      volume: size(volume, 'volume'),
    };
  });
  const step = intervalMs ?? barLengthOf(rows.map(({ time }) => time));
  return oldestFirst(rows).map((row) => ({
    type: 'candle',
    venue,
    symbol,
    ...row,
    intervalMs: step,
    closed: row.time + step <= until,
  }));
}

/** `/futures/usdt/funding_rate`: `{t, r}`. */
export function fundingRates(body: unknown, { venue, symbol, fundingHours }: Subject): FundingEvent[] {
  const settlements = rowsIn(body, 'body').map((row) => ({
    time: anyTime(row['t'], 't'),
    rate: rate(row['r'], 'r'),
  }));
  return settledFundings(oldestFirst(settlements), { venue, symbol, fundingHours });
}

/** `/futures/usdt/contract_stats`: open interest in contracts. */
export function openInterest(body: unknown, { venue, symbol, toBase }: Subject): OpenInterestEvent[] {
  const rows = rowsIn(body, 'body').map((row): OpenInterestEvent => {
    const mark = price(row['mark_price'], 'mark_price');
    return {
      type: 'openInterest',
      venue,
      symbol,
      time: anyTime(row['time'], 'time'),
      size: toBase(size(row['open_interest'], 'open_interest'), mark),
    };
  });
  return oldestFirst(rows);
}

/** True for the `contract_stats` of a contract of one dollar: nothing else tells it apart in a body without a name. */
export function countsDollars(body: unknown): boolean {
  const [row] = rowsIn(body, 'body');
  return (
    row !== undefined &&
    size(row['open_interest'], 'open_interest') === size(row['open_interest_usd'], 'open_interest_usd')
  );
}

/** `/futures/usdt/contract_stats`: what was liquidated of each side's positions, in contracts. */
export function liquidationTotals(
  body: unknown,
  { venue, symbol, toBase }: Subject,
  intervalMs: number,
): LiquidationTotal[] {
  const rows = rowsIn(body, 'body').map((row): LiquidationTotal => {
    const mark = price(row['mark_price'], 'mark_price');
    const base = (name: string) => toBase(size(row[name], name), mark);
    return {
      venue,
      symbol,
      time: anyTime(row['time'], 'time'),
      intervalMs,
      longs: base('long_liq_size'),
      shorts: base('short_liq_size'),
    };
  });
  return oldestFirst(rows);
}

/** `/futures/usdt/liq_orders`: here `size` is the position's that was closed, so more than zero was a long. */
export function liquidationOrders(body: unknown, { venue, toBase }: Subject): LiquidationEvent[] {
  const rows = rowsIn(body, 'body').map((row): LiquidationEvent => {
    const filled = !isAbsent(row['fill_price']) && !isZero(row['fill_price']);
    const at = price(filled ? row['fill_price'] : row['order_price'], 'fill_price');
    const contracts = signedSize(row['size'], 'size');
    return {
      type: 'liquidation',
      venue,
      symbol: text(row['contract'], 'contract'),
      time: anyTime(row['time'], 'time'),
      price: at,
      size: toBase(Math.abs(contracts), at),
      position: contracts > 0 ? 'long' : 'short',
      priceKind: filled ? 'fill' : 'order',
    };
  });
  return oldestFirst(rows);
}

/**
 * The body of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function answered(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'label' in body)
    throw new MalformedError(`label ${plain(body.label)}`);
  return body;
}
