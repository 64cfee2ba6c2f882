import type {
  CandleEvent,
  FundingEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { fields, type Fields, isAbsent, isZero, MalformedError, price, rate, size, time } from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { oldestFirst } from '../page-end';
import { settledFundings } from '../settled-fundings';
import { markEvents, predictedFunding } from '../ticker-events';
import { kline, trade } from './stream-events';
import { VENUE } from './symbols';

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if (answer['code'] !== 0) throw new MalformedError(`code ${plain(answer['code'])}`);
  return answer['data'];
}

/** `premiumIndex` of one contract, which carries no time: `now` stands in. */
export function premiumIndex(
  row: Fields,
  about: { readonly symbol: string; readonly fundingHours: number },
  now: number,
): readonly (MarkEvent | FundingEvent)[] {
  const base = { venue: VENUE, symbol: about.symbol, time: now } as const;
  const next = row['nextFundingTime'];
  const isDated = isAbsent(next) || isZero(next);
  return [
    ...markEvents(base, price(row['markPrice'], 'markPrice'), row['indexPrice']),
    ...(isDated ? [] : predictedFunding(base, row['lastFundingRate'], about.fundingHours, next)),
  ];
}

/** `openInterest` is told as its worth in dollars. @param priceNow what that is turned into coins at. */
export function openInterest(row: Fields, symbol: string, priceNow: number, now: number): OpenInterestEvent {
  return {
    type: 'openInterest',
    venue: VENUE,
    symbol,
    time: isAbsent(row['time']) ? now : time(row['time'], 'time'),
    size: size(row['openInterest'], 'openInterest') / priceNow,
  };
}

/** `fundingRate`: what was charged, in any order. */
export function settledFunding(
  rows: readonly Fields[],
  about: { readonly symbol: string; readonly fundingHours: number },
): FundingEvent[] {
  const settled = rows.map((row) => ({
    time: time(row['fundingTime'], 'fundingTime'),
    rate: rate(row['fundingRate'], 'fundingRate'),
  }));
  return settledFundings(oldestFirst(settled), { venue: VENUE, ...about });
}

/**
 * `klines`, in any order.
 * @param until bars that end later are still open.
 * @param intervalMs length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 */
export function klines(
  rows: readonly Fields[],
  symbol: string,
  until: number,
  intervalMs = barLengthOf(rows.slice(0, 2).map((row) => time(row['time'], 'time'))),
): CandleEvent[] {
  return oldestFirst(
    rows.map(({ time: start, open, high, low, close, volume }) =>
      kline({ T: start, o: open, h: high, l: low, c: close, v: volume }, symbol, intervalMs, until),
    ),
  );
}

/** `trades`, in any order. */
export const trades = (rows: readonly Fields[], symbol: string): TradeEvent[] =>
  oldestFirst(
    rows.map((row) =>
      trade({ T: row['time'], p: row['price'], q: row['qty'], m: row['isBuyerMaker'] }, symbol),
    ),
  );
