import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import { decimal, type Fields, indexPrice, isAbsent, price, rate, size, text, time } from '../fields';
import { DEFAULT_FUNDING_HOURS, VENUE } from './symbols';

type TickerEvent = MarkEvent | FundingEvent | OpenInterestEvent;

/** A ticker pushes only what changed: fields that a frame leaves out keep the value of the frames before. */
export class Tickers {
  private readonly known = new Map<string, Fields>();

  /** Events for what the frame brings. Remembers it only when all of it could be read. */
  merge(
    data: Fields,
    snapshot: boolean,
    frameTime: unknown,
    fundingHours: number | undefined,
  ): readonly TickerEvent[] {
    const symbol = text(data['symbol'], 'symbol');
    const merged = snapshot ? data : { ...this.known.get(symbol), ...data };
    const base = { venue: VENUE, symbol, time: time(frameTime, 'ts') } as const;
    const brings = (...names: readonly string[]) => names.some((name) => !isAbsent(data[name]));
    const events = [
      ...(brings('markPrice', 'indexPrice') ? markEvents(merged, base) : []),
      ...(brings('fundingRate', 'nextFundingTime') ? fundingEvents(merged, base, fundingHours) : []),
      ...(brings('singleOpenInterest', 'openInterest') ? openInterestEvents(data, merged, base) : []),
    ];
    this.known.set(symbol, merged);
    return events;
  }
}

interface Base {
  readonly venue: typeof VENUE;
  readonly symbol: string;
  readonly time: number;
}

function markEvents(merged: Fields, base: Base): MarkEvent[] {
  if (isAbsent(merged['markPrice'])) return [];
  const mark = price(merged['markPrice'], 'markPrice');
  return [{ type: 'mark', ...base, mark, ...indexPrice(merged['indexPrice']) }];
}

function fundingEvents(merged: Fields, base: Base, fundingHours = DEFAULT_FUNDING_HOURS): FundingEvent[] {
  const { fundingRate, nextFundingTime, fundingIntervalHour } = merged;
  // Dated contracts have neither.
  if (isAbsent(fundingRate) || isAbsent(nextFundingTime) || Number(nextFundingTime) === 0) return [];
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
function openInterestEvents(data: Fields, merged: Fields, base: Base): OpenInterestEvent[] {
  const single = data['singleOpenInterest'];
  if (!isAbsent(single)) {
    return [{ type: 'openInterest', ...base, size: size(single, 'singleOpenInterest') }];
  }
  if (!isAbsent(merged['singleOpenInterest'])) return [];
  return [{ type: 'openInterest', ...base, size: size(data['openInterest'], 'openInterest') / 2 }];
}
