import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../market/events';
import { DEFAULT_FUNDING_HOURS } from './funding-hours';
import { indexPrice, isAbsent, isZero, price, rate, size, time } from './fields';

/** Whom and when an event is about. */
export type About = Pick<MarkEvent, 'venue' | 'symbol' | 'time'>;

/** The mark that a venue tells of a contract, with the index where it has one; none where it left the mark out. */
export const markEvents = (about: About, mark: unknown, index?: unknown): readonly MarkEvent[] =>
  isAbsent(mark) ? [] : [{ type: 'mark', ...about, mark: price(mark, 'mark'), ...indexPrice(index) }];

/**
 * The funding that is charged next; none where the venue left the rate out, as it does for contracts with a date.
 * @param next when, in epoch ms, where the venue says so.
 */
export const predictedFunding = (
  about: About,
  value: unknown,
  intervalHours = DEFAULT_FUNDING_HOURS,
  next?: unknown,
): readonly FundingEvent[] =>
  isAbsent(value)
    ? []
    : [
        {
          type: 'funding',
          ...about,
          rate: rate(value, 'funding rate'),
          intervalHours,
          ...(isAbsent(next) || isZero(next) ? {} : { nextTime: time(next, 'next funding') }),
          kind: 'predicted',
        },
      ];

/** What is open, one side; none where the venue left it out. @param toBase base units of what it tells. */
export const openInterestEvents = (
  about: About,
  value: unknown,
  toBase: (size: number) => number = (told) => told,
): readonly OpenInterestEvent[] =>
  isAbsent(value) ? [] : [{ type: 'openInterest', ...about, size: toBase(size(value, 'open interest')) }];
