import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import { type Fields, indexPrice, isAbsent, isZero, price, rate, size, text, time } from '../fields';
import { productOf, toBase, VENUE } from './symbols';

/** Funding is paid all the time; the venue quotes it as what eight hours would cost. */
const FUNDING_HOURS = 8;

/** `ticker`, on the stream and over REST: mark price, open interest, and funding where the contract has it. */
export function tickerEvents(data: Fields): readonly (MarkEvent | FundingEvent | OpenInterestEvent)[] {
  const symbol = text(data['instrument_name'], 'instrument_name');
  const base = { venue: VENUE, symbol, time: time(data['timestamp'], 'timestamp') } as const;
  const mark = markOf(data['mark_price']);
  const { open_interest: openInterest, current_funding: funding } = data;
  return [
    ...(mark === undefined ? [] : [{ type: 'mark', ...base, mark, ...indexOf(data, symbol) } as const]),
    ...(isAbsent(funding)
      ? []
      : [
          {
            type: 'funding',
            ...base,
            rate: rate(funding, 'current_funding'),
            intervalHours: FUNDING_HOURS,
            kind: 'predicted',
          } as const,
        ]),
    ...(isAbsent(openInterest) ? [] : openInterestEvents(openInterest, mark, base)),
  ];
}

type Base = Pick<OpenInterestEvent, 'venue' | 'symbol' | 'time'>;

/** Dollars of inverse contracts are worth coins only at a price. */
function openInterestEvents(value: unknown, mark: number | undefined, base: Base): OpenInterestEvent[] {
  const amount = size(value, 'open_interest');
  if (mark === undefined && productOf(base.symbol) === 'inverse') return [];
  return [{ type: 'openInterest', ...base, size: toBase(base.symbol)(amount, mark ?? 1) }];
}

/** An option may be worth nothing. */
function markOf(value: unknown): number | undefined {
  return isAbsent(value) || isZero(value) ? undefined : price(value, 'mark_price');
}

/** Options are priced in coins, their index in dollars: the two do not belong together. */
const indexOf = (data: Fields, symbol: string) =>
  productOf(symbol) === 'option' ? {} : indexPrice(data['index_price']);
