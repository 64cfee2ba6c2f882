import type { CandleEvent, FundingEvent } from '../../market/events';
import { fields, type Fields, list, MalformedError, price, rate, time } from '../fields';
import { settledFundings } from '../settled-fundings';
import { type Subject, VENUE } from './contracts';
import { baseVolume } from './stream-events';

const MINUTE = 60_000;

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if (answer['success'] !== true) throw new MalformedError(`code ${String(answer['code'])}`);
  return answer['data'];
}

/**
 * `/kline`: a list for each column, oldest first.
 * @param until bars that end later are still open.
 * @param step length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 */
export function klines(data: Fields, subject: Subject, until: number, step?: number): CandleEvent[] {
  const columns = ['time', 'open', 'high', 'low', 'close', 'vol', 'amount'].map((name) =>
    list(data[name], name),
  );
  const [times = []] = columns;
  if (columns.some(({ length }) => length !== times.length)) throw new MalformedError('kline');
  const starts = times.map((start) => time(start, 'time') * 1000);
  const intervalMs = step ?? distance(starts);
  return starts.map((start, index) => {
    const [, open, high, low, close, contracts, amount] = columns.map((column) => column[index]);
    const last = price(close, 'close');
    return {
      type: 'candle',
      venue: VENUE,
      symbol: subject.symbol,
      time: start,
      intervalMs,
      open: price(open, 'open'),
      high: price(high, 'high'),
      low: price(low, 'low'),
      close: last,
      volume: baseVolume(contracts, amount, last, subject),
      closed: start + intervalMs <= until,
    };
  });
}

function distance([first, second]: readonly number[]): number {
  return first !== undefined && second !== undefined && second > first ? second - first : MINUTE;
}

/** One page of `/funding_rate/history`, newest first in the answer, oldest first here. */
export function fundingPage(data: Fields): readonly { readonly time: number; readonly rate: number }[] {
  return list(data['resultList'], 'resultList')
    .toReversed()
    .map((entry) => {
      const row = fields(entry, 'row');
      return { time: time(row['settleTime'], 'settleTime'), rate: rate(row['fundingRate'], 'fundingRate') };
    });
}

export const fundings = (
  settlements: ReturnType<typeof fundingPage>,
  { symbol, fundingHours }: Subject,
): FundingEvent[] => settledFundings(settlements, { venue: VENUE, symbol, fundingHours });
