import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import { type Fields, isAbsent, isZero, price, text, time } from '../fields';
import { markEvents, openInterestEvents, predictedFunding } from '../ticker-events';
import { productOf, toBase, VENUE } from './symbols';

/** Funding is paid all the time; the venue quotes it as what eight hours would cost. */
const FUNDING_HOURS = 8;

/** `ticker`, on the stream and over REST: mark price, open interest, and funding where the contract has it. */
export function tickerEvents(data: Fields): readonly (MarkEvent | FundingEvent | OpenInterestEvent)[] {
  const symbol = text(data['instrument_name'], 'instrument_name');
  const base = { venue: VENUE, symbol, time: time(data['timestamp'], 'timestamp') } as const;
  const mark = markOf(data['mark_price']);
  const inverse = productOf(symbol) === 'inverse';
  return [
    ...markEvents(base, mark, indexOf(data, symbol)),
    ...predictedFunding(base, data['current_funding'], FUNDING_HOURS),
    // Dollars of inverse contracts are worth coins only at a price.
    ...(inverse && mark === undefined
      ? []
      : openInterestEvents(base, data['open_interest'], (amount) => toBase(symbol)(amount, mark ?? 1))),
  ];
}

/** An option may be worth nothing. */
function markOf(value: unknown): number | undefined {
  return isAbsent(value) || isZero(value) ? undefined : price(value, 'mark_price');
}

/** Options are priced in coins, their index in dollars: the two do not belong together. */
const indexOf = (data: Fields, symbol: string) =>
  productOf(symbol) === 'option' ? undefined : data['index_price'];
