import type { FundingEvent, MarkEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import { type Fields, isAbsent, isZero, price, time } from '../fields';
import { markEvents, predictedFunding } from '../ticker-events';

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
  { venue, symbol, fundingHours }: Instrument,
): readonly (MarkEvent | FundingEvent)[] {
  const base = { venue, symbol, time: time(data[names.time], names.time) } as const;
  const next = data[names.nextTime];
  const isDated = isAbsent(next) || isZero(next);
  return [
    ...markEvents(base, price(data[names.mark], names.mark), data[names.index]),
    ...(isDated ? [] : predictedFunding(base, data[names.rate], fundingHours, next)),
  ];
}
