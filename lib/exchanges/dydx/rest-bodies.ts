import type { CandleEvent, FundingEvent, OpenInterestEvent } from '../../market/events';
import { fields, isAbsent, MalformedError, rate, rowsIn, size, text } from '../fields';
import { isoTime } from '../times';
import { candle } from './stream-events';
import { VENUE } from './symbols';

/** `/candles`, newest first in the answer, oldest first here. */
export const candles = (body: unknown, until: number): CandleEvent[] =>
  listed(body, 'candles').map((row) => candle(row, until));

/** Open interest at the beginning of each of these bars, where the venue tells it. */
export const openInterest = (body: unknown): OpenInterestEvent[] =>
  listed(body, 'candles').flatMap((row) => {
    const { startingOpenInterest: base } = row;
    if (isAbsent(base)) return [];
    const { symbol, time } = candle(row, 0);
    return [
      { type: 'openInterest', venue: VENUE, symbol, time, size: size(base, 'startingOpenInterest') } as const,
    ];
  });

/** `/historicalFunding`, newest first in the answer, oldest first here: what each hour cost. */
export const fundings = (body: unknown): FundingEvent[] =>
  listed(body, 'historicalFunding').map((row) => ({
    type: 'funding',
    venue: VENUE,
    symbol: text(row['ticker'], 'ticker'),
    time: isoTime(row['effectiveAt'], 'effectiveAt'),
    rate: rate(row['rate'], 'rate'),
    intervalHours: 1,
    kind: 'settled',
  }));

/** @throws MalformedError when the venue answered with errors, or with something else. */
export function listed(body: unknown, name: string) {
  const answer = fields(body, name);
  if ('errors' in answer) throw new MalformedError('errors');
  return rowsIn(answer[name], name).toReversed();
}
