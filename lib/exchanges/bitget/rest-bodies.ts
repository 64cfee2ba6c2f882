import type { CandleEvent, FundingEvent, OpenInterestEvent } from '../../market/events';
import { decimal, fields, type Fields, list, MalformedError, rate, size, time } from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { oldestFirst } from '../page-end';
import { settledFundings } from '../settled-fundings';
import { rowsOf } from './rows';
import { type About, candle } from './stream-events';

export const OK = '00000';

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if (answer['code'] !== OK) throw new MalformedError(`code ${plain(answer['code'])}`);
  return answer['data'];
}

/**
 * `/candles` and `/history-candles`, oldest first here whichever way they come.
 * @param intervalMs where it is not known it is read off two neighbours, else taken as a minute.
 */
export function candles(
  rows: readonly unknown[],
  about: About,
  until: number,
  intervalMs = barLengthOf(rows.slice(0, 2).map((row) => time(list(row, 'candle')[0], 'start'))),
): CandleEvent[] {
  return oldestFirst(rows.map((row) => candle(row, intervalMs, until, about)));
}

/** `/history-fund-rate`, oldest first here whichever way it comes; one of each time. */
export function fundingHistory(rows: readonly unknown[], about: About, fundingHours: number): FundingEvent[] {
  const settled = new Map(rows.map((entry) => settlement(fields(entry, 'row'))));
  const inOrder = oldestFirst([...settled].map(([at, value]) => ({ time: at, rate: value })));
  return settledFundings(inOrder, { ...about, fundingHours });
}

export const settlement = (row: Fields): readonly [time: number, rate: number] => [
  time(row['fundingRateTimestamp'] ?? row['fundingTime'], 'fundingRateTimestamp'),
  rate(row['fundingRate'], 'fundingRate'),
];

/** A row of `/current-fund-rate`. */
export function currentFunding(row: Fields, at: number, about: About, fundingHours: number): FundingEvent {
  const { fundingRateInterval, nextUpdate } = row;
  return {
    type: 'funding',
    ...about,
    time: at,
    rate: rate(row['fundingRate'], 'fundingRate'),
    intervalHours:
      fundingRateInterval === undefined
        ? fundingHours
        : decimal(fundingRateInterval, 'fundingRateInterval', 1, 24),
    ...(nextUpdate === undefined ? {} : { nextTime: time(nextUpdate, 'nextUpdate') }),
    kind: 'predicted',
  };
}

/** The rows of an open-interest answer; v1 gives a single one without a list. */
export const openInterestRows = (data: Fields): readonly unknown[] =>
  'amount' in data ? [data] : rowsOf(data);

export const openInterest = (row: Fields, at: number, about: About): OpenInterestEvent => ({
  type: 'openInterest',
  ...about,
  time: at,
  size: size(row['openInterest'] ?? row['size'] ?? row['amount'], 'openInterest'),
});
