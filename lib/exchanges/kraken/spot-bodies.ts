import type { BookEvent, CandleEvent, TradeEvent } from '../../market/events';
import { fields, type Fields, isFields, list, MalformedError, price, size } from '../fields';
import { barLengthOf } from '../intervals';
import { kindBy, type Kinds, plain } from '../message-shape';
import { secondsTime } from '../times';
import { candleRow, trade } from './spot-earlier';
import { VENUE } from './spot-symbols';

/**
 * The `result` of a REST answer.
 * @throws MalformedError when the venue answered with an error; it names the error.
 */
export function resultOf(body: unknown): Fields {
  const answer = fields(body, 'answer');
  const errors = list(answer['error'], 'error');
  if (errors.length > 0) throw new MalformedError(plain(errors[0]));
  return fields(answer['result'], 'result');
}

/** The rows of an answer about one pair, which stand under the pair's name beside `last`. */
export function pairRows(result: Fields): readonly unknown[] {
  const [rows] = Object.entries(result).flatMap(([key, value]) => (key === 'last' ? [] : [value]));
  return list(rows, 'rows');
}

/** `OHLC`, oldest first. @param intervalMs the distance of the first two bars where it is not known. */
export function candles(
  rows: readonly unknown[],
  symbol: string,
  until: number,
  intervalMs = barLengthOf(rows.slice(0, 2).map((row) => secondsTime(list(row, 'ohlc')[0], 'time'))),
): CandleEvent[] {
  return rows.map((row) => candleRow(row, symbol, intervalMs, until));
}

export const trades = (rows: readonly unknown[], symbol: string): TradeEvent[] =>
  rows.map((row) => trade(row, symbol));

/** `Depth`: `[price, volume, seconds]`. */
export function depth(book: Fields, symbol: string, now: number): BookEvent {
  const side = (name: string) =>
    list(book[name], name).map((entry) => {
      const row = list(entry, name);
      return [price(row[0], 'price'), size(row[1], 'volume')] as const;
    });
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: now,
    snapshot: true,
    bids: side('bids'),
    asks: side('asks'),
  };
}

/** What an answer holds, by what stands under its first key; undefined when it is not recognised. */
export function bodyKind(result: Fields): string | undefined {
  if ('unixtime' in result) return 'Time';
  if ('status' in result && 'timestamp' in result) return 'SystemStatus';
  const [, first] = Object.entries(result).find(([key]) => key !== 'last') ?? [];
  if (Array.isArray(first)) return rowKind(first[0]);
  if (!isFields(first)) return undefined;
  return kindBy(first, OBJECTS);
}

const OBJECTS: Kinds = [
  ['Depth', ['asks']],
  ['AssetPairs', ['pair_decimals']],
  ['Assets', ['aclass']],
  ['Ticker', ['c']],
];

/** Rows of `OHLC` have eight columns and a time first, those of `Trades` a side; those of `Spread` three. */
function rowKind(row: unknown): string | undefined {
  if (row === undefined) return 'emptyList';
  if (!Array.isArray(row)) return undefined;
  if (row[3] === 'b' || row[3] === 's') return 'Trades';
  return row.length === 8 ? 'OHLC' : row.length === 3 ? 'Spread' : undefined;
}
