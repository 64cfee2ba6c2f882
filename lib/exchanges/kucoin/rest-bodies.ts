import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type {
  CandleEvent,
  FundingEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { toBase } from '../../market/instrument';
import {
  decimal,
  fields,
  type Fields,
  isAbsent,
  list,
  MalformedError,
  price,
  rate,
  size,
  text,
  time,
} from '../fields';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { oldestFirst } from '../page-end';
import { settledFundings } from '../settled-fundings';
import { markEvents, openInterestEvents, predictedFunding } from '../ticker-events';
import { secondsTime } from '../times';
import { type Contract, type KucoinMarket } from './markets';
import { bar, trade } from './stream-events';

const SUCCESS = '200000';
const LONGEST_INTERVAL = DAY_MS;

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if (answer['code'] !== SUCCESS) throw new MalformedError(`code ${plain(answer['code'])}`);
  return answer['data'];
}

/** The size of a contract as a listing has it: the multiplier of inverse ones is negative. */
export function listedContract(row: Fields): Contract {
  const multiplier = decimal(row['multiplier'], 'multiplier', -1e9, 1e9);
  if (multiplier === 0) throw new MalformedError('multiplier');
  return {
    symbol: text(row['symbol'], 'symbol'),
    contract: multiplier < 0 ? 'inverse' : 'linear',
    contractSize: Math.abs(multiplier),
  };
}

/** An entry of `contracts/active`, which carries no time: what is open, mark, and what will be charged next. */
export function contractState(
  row: Fields,
  now: number,
): readonly (OpenInterestEvent | MarkEvent | FundingEvent)[] {
  if (isAbsent(row['markPrice'])) return [];
  const contract = listedContract(row);
  const base = { venue: 'kucoin-futures', symbol: contract.symbol, time: now } as const;
  const mark = price(row['markPrice'], 'markPrice');
  const hours = listedFundingHours(row) ?? DEFAULT_FUNDING_HOURS;
  // Dated contracts have no next funding.
  const next = isAbsent(row['nextFundingRateTime']) ? undefined : nextFunding(row, now);
  return [
    ...markEvents(base, mark, row['indexPrice']),
    ...openInterestEvents(base, row['openInterest'], (open) => toBase(contract)(open, mark)),
    ...(next === undefined ? [] : predictedFunding(base, row['fundingFeeRate'], hours, next)),
  ];
}

/** Told as the milliseconds that are left, and by newer listings as a date too. */
function nextFunding(row: Fields, now: number): number {
  const date = row['nextFundingRateDateTime'];
  return isAbsent(date)
    ? now + decimal(row['nextFundingRateTime'], 'nextFundingRateTime', 0, LONGEST_INTERVAL)
    : time(date, 'nextFundingRateDateTime');
}

/** Undefined where a listing does not say, as older ones did not. */
export function listedFundingHours(row: Fields): number | undefined {
  const granularity = row['fundingRateGranularity'];
  if (isAbsent(granularity)) return undefined;
  return decimal(granularity, 'fundingRateGranularity', MINUTE_MS, LONGEST_INTERVAL) / HOUR_MS;
}

/** `/market/open-interest` of the unified interface, in contracts, in any order. Inverse ones have no price to convert at. */
export function openInterestRows(rows: readonly Fields[], contract: Contract): OpenInterestEvent[] {
  return oldestFirst(
    rows.map((row) => ({
      type: 'openInterest',
      venue: 'kucoin-futures',
      symbol: contract.symbol,
      time: time(row['ts'], 'ts'),
      size: toBase(contract)(size(row['openInterest'], 'openInterest'), 1),
    })),
  );
}

/** `/contract/funding-rates`: what was charged, in any order. */
export function settledFunding(
  rows: readonly Fields[],
  about: { readonly symbol: string; readonly fundingHours: number },
): FundingEvent[] {
  const settled = rows.map((row) => ({
    time: time(row['timepoint'], 'timepoint'),
    rate: rate(row['fundingRate'], 'fundingRate'),
  }));
  return settledFundings(oldestFirst(settled), { venue: 'kucoin-futures', ...about });
}

/**
 * Bars in any order: of futures `[start ms, open, high, low, close, contracts]`, of the spot market
 * `[start s, open, close, high, low, coins, dollars]`.
 * @param until bars that end later are still open.
 * @param intervalMs length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 */
export function bars(
  rows: readonly unknown[],
  contract: Contract,
  { venue }: KucoinMarket,
  until: number,
  intervalMs?: number,
): CandleEvent[] {
  const parts = rows.map((entry) => {
    const row = list(entry, 'bar');
    if (venue === 'kucoin-spot') return secondsBar(row);
    const [start, open, high, low, close, volume] = row;
    return { start: time(start, 'start'), open, high, low, close, volume };
  });
  const about = { venue, until, intervalMs: intervalMs ?? barLengthOf(parts.map(({ start }) => start)) };
  return oldestFirst(parts.map((part) => bar(part, contract, about)));
}

/** A bar as the spot market and its stream write it. */
export function secondsBar(row: readonly unknown[]) {
  const [start, open, close, high, low, volume] = row;
  return { start: secondsTime(start, 'start'), open, high, low, close, volume };
}

/** `/trade/history` and `/market/histories`, in any order. */
export const trades = (
  rows: readonly Fields[],
  contract: Contract,
  venue: KucoinMarket['venue'],
): TradeEvent[] => oldestFirst(rows.map((row) => trade(row, contract, venue)));
