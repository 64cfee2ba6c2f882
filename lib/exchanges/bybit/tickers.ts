import { MINUTE_MS } from '../../core/durations';
import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import { type Instrument, wireToBase } from '../../market/instrument';
import { decimal, type Fields, indexPrice, isAbsent, isZero, price, rate, size, time } from '../fields';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';

/** A rate may stay as it is for hours, in which no frame brings it: that it still holds is told again after this long. */
const HOLDS_MS = MINUTE_MS;

type TickerEvent = MarkEvent | FundingEvent | OpenInterestEvent;

/** A ticker pushes only what changed: fields that a frame leaves out keep the value of the frames before. */
export class Tickers {
  private readonly known = new Map<string, Fields>();
  /** When funding was told last, epoch ms, by symbol. */
  private readonly fundingToldAt = new Map<string, number>();

  /** Events for what the frame brings. Remembers it only when all of it could be read. */
  merge(data: Fields, snapshot: boolean, frameTime: unknown, subject: Instrument): readonly TickerEvent[] {
    const { venue, symbol } = subject;
    const merged = snapshot ? data : { ...this.known.get(symbol), ...data };
    const base = { venue, symbol, time: time(frameTime, 'ts') } as const;
    const brings = (...names: readonly string[]) => names.some((name) => !isAbsent(data[name]));
    const isFundingDue = base.time - (this.fundingToldAt.get(symbol) ?? base.time) >= HOLDS_MS;
    const funding =
      isFundingDue || brings('fundingRate', 'nextFundingTime') ? fundingEvents(merged, base, subject) : [];
    const events = [
      ...(brings('markPrice', 'indexPrice') ? markEvents(merged, base) : []),
      ...funding,
      ...(brings('singleOpenInterest', 'openInterest')
        ? openInterestEvents(data, merged, base, subject)
        : []),
    ];
    this.known.set(symbol, merged);
    if (funding.length > 0) this.fundingToldAt.set(symbol, base.time);
    return events;
  }
}

type Base = Pick<MarkEvent, 'venue' | 'symbol' | 'time'>;

function markEvents(merged: Fields, base: Base): MarkEvent[] {
  if (isAbsent(merged['markPrice'])) return [];
  const mark = price(merged['markPrice'], 'markPrice');
  return [{ type: 'mark', ...base, mark, ...indexPrice(merged['indexPrice']) }];
}

function fundingEvents(
  merged: Fields,
  base: Base,
  { fundingHours = DEFAULT_FUNDING_HOURS }: Instrument,
): FundingEvent[] {
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
function openInterestEvents(
  data: Fields,
  merged: Fields,
  base: Base,
  subject: Instrument,
): OpenInterestEvent[] {
  const single = data['singleOpenInterest'];
  if (isAbsent(single) && !isAbsent(merged['singleOpenInterest'])) return [];
  const wireSize = isAbsent(single)
    ? size(data['openInterest'], 'openInterest') / 2
    : size(single, 'singleOpenInterest');
  // Dollars are worth coins only at a price, which a delta alone does not tell.
  if (subject.contract === 'inverse' && isAbsent(merged['markPrice'])) return [];
  const worth = subject.contract === 'inverse' ? price(merged['markPrice'], 'markPrice') : 1;
  return [{ type: 'openInterest', ...base, size: wireToBase(wireSize, worth, subject) }];
}
