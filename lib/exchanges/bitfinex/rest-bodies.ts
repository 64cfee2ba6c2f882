import type { CandleEvent, FundingEvent, LiquidationEvent, OpenInterestEvent } from '../../market/events';
import { list, MalformedError, text, time } from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { oldestFirst } from '../page-end';
import { candle, derivativeStatus, isTrigger, liquidation } from './stream-events';

/**
 * The rows of an answer.
 * @throws MalformedError when the venue answered with an error: `["error", code, message]`.
 */
export function rowsOf(body: unknown): readonly (readonly unknown[])[] {
  const all = list(body, 'rows');
  if (all[0] === 'error') throw new MalformedError(`error ${plain(all[1])}`);
  return all.map((row) => list(row, 'row'));
}

type Rows = readonly (readonly unknown[])[];

/** `candles/…/hist`, oldest first. @param intervalMs the distance of the first two bars where it is not known. */
export const candles = (
  rows: Rows,
  symbol: string,
  until: number,
  intervalMs = barLengthOf(byTime(rows, 0).map((row) => time(row[0], 'start'))),
): CandleEvent[] => byTime(rows, 0).map((row) => candle(row, symbol, intervalMs, until));

/** Rows of `status/deriv`, oldest first; where several symbols were asked for, each row begins with its own. */
export const statuses = (rows: Rows, symbol: string) =>
  oldestFirst(
    rows.map((row) => {
      const [said, ...status] = row;
      const [subject, columns] = typeof said === 'string' ? [text(said, 'symbol'), status] : [symbol, row];
      return { time: time(columns[0], 'time'), subject, columns };
    }),
  ).map(({ subject, columns }) => derivativeStatus(columns, subject));

/** Open interest at the first row of each interval. */
export function openInterest(rows: Rows, symbol: string, intervalMs: number): OpenInterestEvent[] {
  const byInterval = new Map<number, OpenInterestEvent>();
  for (const event of statuses(rows, symbol).flatMap((status) => status.openInterest)) {
    const interval = Math.floor(event.time / intervalMs);
    if (!byInterval.has(interval)) byInterval.set(interval, event);
  }
  return [...byInterval.values()];
}

/** Each settlement once, at the last that was said of it. */
export const funding = (rows: Rows, symbol: string): FundingEvent[] => [
  ...new Map(
    statuses(rows, symbol)
      .flatMap(({ settled }) => settled)
      .map((event) => [event.time, event] as const),
  ).values(),
];

/** `liquidations/hist` of every symbol, oldest first: each row stands in a list of its own. */
export const liquidations = (rows: Rows): LiquidationEvent[] =>
  byTime(liquidationRows(rows), 2).filter(isTrigger).map(liquidation);

export const liquidationRows = (rows: Rows): Rows =>
  rows.flatMap((row) => (Array.isArray(row[0]) ? row.map((entry) => list(entry, 'liquidation')) : [row]));

/** The order of the answers depends on the question. */
function byTime(rows: Rows, column: number): Rows {
  return oldestFirst(rows.map((row) => ({ row, time: time(row[column], 'time') }))).map(({ row }) => row);
}

/** A status has more. */
const STATUS_COLUMNS = 17;

/** What a body of rows holds, by its first row; undefined when it is not recognised. */
export function bodyKind(body: readonly unknown[]): string | undefined {
  const [first] = body;
  if (first === undefined) return 'emptyList';
  if (!Array.isArray(first)) return undefined;
  if (first[0] === 'pos' || (Array.isArray(first[0]) && first[0][0] === 'pos')) return 'liquidations';
  if (typeof first[0] === 'string') return namedKind(first);
  if (Array.isArray(first[0])) return 'conf';
  return first.length > STATUS_COLUMNS ? 'status' : KINDS.get(first.length);
}

/** Rows that begin with a symbol; a list of symbols alone tells of the venue's configuration. */
function namedKind(row: readonly unknown[]): string {
  const isStatus = row.length > STATUS_COLUMNS && typeof row[1] === 'number';
  return NAMED.get(row.length) ?? (isStatus ? 'status' : 'conf');
}

/** Rows that begin with a symbol. */
const NAMED: ReadonlyMap<number, string> = new Map([
  [11, 'tickers'],
  [12, 'tickers'],
  [17, 'tickers'],
]);

/** By the number of columns: a book without its symbol is of no use, nor are the trades before a connection. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [3, 'book'],
  [4, 'trades'],
  [6, 'candles'],
]);
