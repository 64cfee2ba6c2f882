import type { CandleEvent, FundingEvent, OpenInterestEvent, TradeEvent } from '../../market/events';
import {
  fields,
  type Fields,
  isAbsent,
  list,
  MalformedError,
  price,
  rate,
  size,
  text,
  time,
} from '../fields';
import { settledFundings } from '../settled-fundings';
import { trade } from './stream-events';
import { VENUE } from './symbols';

/**
 * The `result` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function resultOf(body: unknown): Fields {
  const answer = fields(body, 'answer');
  if (answer['retCode'] !== 0) throw new MalformedError(`retCode ${String(answer['retCode'])}`);
  return fields(answer['result'], 'result');
}

export const rowsOf = (result: Fields) => list(result['list'], 'list');

const MINUTE = 60_000;

/**
 * `/kline`: `[start, open, high, low, close, volume, turnover]`, newest first in the answer, oldest first here.
 * @param intervalMs length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 * @param until bars that end later are still open.
 */
export function klines(
  rows: readonly unknown[],
  symbol: string,
  until: number,
  intervalMs = distance(rows),
): CandleEvent[] {
  return rows.toReversed().map((entry) => {
    const row = list(entry, 'kline');
    const start = time(row[0], 'start');
    return {
      type: 'candle',
      venue: VENUE,
      symbol,
      time: start,
      intervalMs,
      open: price(row[1], 'open'),
      high: price(row[2], 'high'),
      low: price(row[3], 'low'),
      close: price(row[4], 'close'),
      volume: size(row[5], 'volume'),
      closed: start + intervalMs <= until,
    };
  });
}

function distance(rows: readonly unknown[]): number {
  const [newest, older] = rows.slice(0, 2).map((row) => time(list(row, 'kline')[0], 'start'));
  return newest === undefined || older === undefined || newest <= older ? MINUTE : newest - older;
}

/** `/open-interest`, newest first in the answer, oldest first here. */
export function openInterestRows(rows: readonly unknown[], symbol: string): OpenInterestEvent[] {
  return rows.toReversed().map((entry) => {
    const row = fields(entry, 'row');
    const single = row['singleOpenInterest'];
    return {
      type: 'openInterest',
      venue: VENUE,
      symbol,
      time: time(row['timestamp'], 'timestamp'),
      size: isAbsent(single)
        ? size(row['openInterest'], 'openInterest') / 2
        : size(single, 'singleOpenInterest'),
    };
  });
}

/** `/funding/history`, newest first in the answer, oldest first here. */
export function fundingRows(rows: readonly unknown[], symbol: string, fundingHours: number): FundingEvent[] {
  const settlements = rows.toReversed().map((entry) => {
    const row = fields(entry, 'row');
    return {
      time: time(row['fundingRateTimestamp'], 'fundingRateTimestamp'),
      rate: rate(row['fundingRate'], 'fundingRate'),
    };
  });
  return settledFundings(settlements, { venue: VENUE, symbol, fundingHours });
}

/** `/recent-trade`, newest first in the answer, oldest first here. Block trades are agreed off the book. */
export function tradeRows(rows: readonly unknown[]): TradeEvent[] {
  return rows
    .toReversed()
    .map((entry) => fields(entry, 'row'))
    .filter((row) => row['isBlockTrade'] !== true)
    .map((row) =>
      trade({
        s: text(row['symbol'], 'symbol'),
        T: row['time'],
        i: row['execId'],
        p: row['price'],
        v: row['size'],
        S: row['side'],
      }),
    );
}
