import type { CandleEvent, FundingEvent } from '../../market/events';
import { candleOf } from '../candle';
import { fields, type Fields, list, MalformedError, price, rate, time } from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { settledFundings } from '../settled-fundings';
import { secondsTime } from '../times';
import { type Subject, VENUE } from './subject';
import { baseVolume } from './stream-events';

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if (answer['success'] !== true) throw new MalformedError(`code ${plain(answer['code'])}`);
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
  const starts = times.map((start) => secondsTime(start, 'time'));
  const intervalMs = step ?? barLengthOf(starts);
  return starts.map((start, index) => {
    const [, open, high, low, close, contracts, amount] = columns.map((column) => column[index]);
    const last = price(close, 'close');
    return candleOf([open, high, low, last, baseVolume(contracts, amount, last, subject)], {
      venue: VENUE,
      symbol: subject.symbol,
      time: start,
      intervalMs,
      closed: start + intervalMs <= until,
    });
  });
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
