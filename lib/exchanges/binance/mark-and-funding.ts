import type { FundingEvent, MarkEvent } from '../../market/events';
import { type Fields, indexPrice, isAbsent, price, rate, time } from '../fields';
import type { BodySubject } from './rest-bodies';

/** What the stream and the REST body call the same things. */
interface MarkNames {
  readonly time: string;
  readonly mark: string;
  readonly index: string;
  readonly rate: string;
  readonly nextTime: string;
}

/** Of `markPriceUpdate` frames. */
export const STREAM_NAMES: MarkNames = { time: 'E', mark: 'p', index: 'i', rate: 'r', nextTime: 'T' };

/** Of `/premiumIndex` bodies. */
export const REST_NAMES: MarkNames = {
  time: 'time',
  mark: 'markPrice',
  index: 'indexPrice',
  rate: 'lastFundingRate',
  nextTime: 'nextFundingTime',
};

/** The mark price, and the predicted funding of a perpetual: dated futures have none. */
export function markAndFunding(
  data: Fields,
  names: MarkNames,
  { venue, symbol, fundingHours }: BodySubject,
): readonly (MarkEvent | FundingEvent)[] {
  const base = { venue, symbol, time: time(data[names.time], names.time) } as const;
  const mark: MarkEvent = {
    type: 'mark',
    ...base,
    mark: price(data[names.mark], names.mark),
    ...indexPrice(data[names.index]),
  };
  const next = data[names.nextTime];
  if (isAbsent(data[names.rate]) || isAbsent(next) || next === 0) return [mark];
  return [
    mark,
    {
      type: 'funding',
      ...base,
      rate: rate(data[names.rate], names.rate),
      intervalHours: fundingHours,
      nextTime: time(next, names.nextTime),
      kind: 'predicted',
    },
  ];
}
