import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import { decimal, type Fields, indexPrice, isAbsent, isZero, price, rate, size, time } from '../fields';
import type { Subject } from './markets';

type TickerEvent = MarkEvent | FundingEvent | OpenInterestEvent;

/** A ticker pushes only what changed: fields that a frame leaves out keep the value of the frames before. */
export class Tickers {
  private readonly known = new Map<string, Fields>();

  /** Events for what the frame brings. Remembers it only when all of it could be read. */
  merge(data: Fields, snapshot: boolean, frameTime: unknown, subject: Subject): readonly TickerEvent[] {
    const { venue, symbol } = subject;
    const merged = snapshot ? data : { ...this.known.get(symbol), ...data };
    const base = { venue, symbol, time: time(frameTime, 'ts') } as const;
    const brings = (...names: readonly string[]) => names.some((name) => !isAbsent(data[name]));
    const events = [
      ...(brings('markPrice', 'indexPrice') ? markEvents(merged, base) : []),
      ...(brings('fundingRate', 'nextFundingTime') ? fundingEvents(merged, base, subject) : []),
      ...(brings('singleOpenInterest', 'openInterest')
        ? openInterestEvents(data, merged, base, subject)
        : []),
    ];
    this.known.set(symbol, merged);
    return events;
  }
}

type Base = Pick<MarkEvent, 'venue' | 'symbol' | 'time'>;

function markEvents(merged: Fields, base: Base): MarkEvent[] {
  if (isAbsent(merged['markPrice'])) return [];
  const mark = price(merged['markPrice'], 'markPrice');
  return [{ type: 'mark', ...base, mark, ...indexPrice(merged['indexPrice']) }];
}

function fundingEvents(merged: Fields, base: Base, { fundingHours }: Subject): FundingEvent[] {
  const { fundingRate, nextFundingTime, fundingIntervalHour } = merged;
  // Dated contracts have neither.
  if (isAbsent(fundingRate) || isAbsent(nextFundingTime) || isZero(nextFundingTime)) return [];
  return [
    {
      type: 'funding',
      ...base,
      rate: rate(fundingRate, 'fundingRate'),
      intervalHours: isAbsent(fundingIntervalHour)
        ? fundingHours
        : decimal(fundingIntervalHour, 'fundingIntervalHour', 1, 24),
      nextTime: time(nextFundingTime, 'nextFundingTime'),
      kind: 'predicted',
    },
  ];
}

/** `openInterest` adds up both sides; where the venue also gives one side, only that counts. */
function openInterestEvents(data: Fields, merged: Fields, base: Base, subject: Subject): OpenInterestEvent[] {
  const single = data['singleOpenInterest'];
  if (isAbsent(single) && !isAbsent(merged['singleOpenInterest'])) return [];
  const wireSize = isAbsent(single)
    ? size(data['openInterest'], 'openInterest') / 2
    : size(single, 'singleOpenInterest');
  // Dollars are worth coins only at a price, which a delta alone does not tell.
  if (subject.contract === 'inverse' && isAbsent(merged['markPrice'])) return [];
  const worth = subject.contract === 'inverse' ? price(merged['markPrice'], 'markPrice') : 1;
  return [{ type: 'openInterest', ...base, size: subject.toBase(wireSize, worth) }];
}
