import type { BookEvent, CandleEvent, TradeEvent } from '../../market/events';
import { fields, type Fields, isAbsent, list, text } from '../fields';
import { barLengthOf } from '../intervals';
import { secondsTime } from '../times';
import { book, candle, trade } from './events';
import { symbolOfPair } from './symbols';

/** What the bars of an `/ohlc` body are about, as far as that is known. */
export interface BarsOf {
  readonly symbol: string;
  /** Bars that end later are still open. */
  readonly until: number;
  /** Where it is not known it is read off two neighbours, else taken as a minute. */
  readonly intervalMs?: number;
}

/** `/ohlc/<symbol>`: oldest first. The body names its pair. */
export function bars(body: unknown, { symbol, until, intervalMs }: BarsOf): CandleEvent[] {
  const data = fields(fields(body, 'ohlc')['data'], 'data');
  const rows = list(data['ohlc'], 'ohlc').map((row) => fields(row, 'bar'));
  const named = typeof data['pair'] === 'string' ? symbolOfPair(text(data['pair'], 'pair')) : symbol;
  const about = {
    symbol: named,
    until,
    intervalMs: intervalMs ?? barLengthOf(rows.slice(0, 2).map(startOf)),
  };
  return rows.map((row) => candle(row, about));
}

const startOf = (row: Fields) => secondsTime(row['timestamp'], 'timestamp');

/** `/transactions/<symbol>`: newest first in the answer, oldest first here. */
export const transactions = (rows: readonly unknown[], symbol: string): TradeEvent[] =>
  rows.toReversed().map((row) => trade(fields(row, 'transaction'), symbol));

/** `/order_book/<symbol>`. Early bodies tell the second alone. */
export function orderBook(answer: unknown, symbol: string): BookEvent {
  const body = fields(answer, 'order book');
  const { microtimestamp, timestamp } = body;
  if (!isAbsent(microtimestamp)) return book(body, symbol, true);
  return book({ ...body, microtimestamp: secondsTime(timestamp, 'timestamp') * 1000 }, symbol, true);
}
