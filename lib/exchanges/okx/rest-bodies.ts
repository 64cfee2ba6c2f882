import type { CandleEvent, FundingEvent, LiquidationEvent, OpenInterestEvent } from '../../market/events';
import { fields, type Fields, isAbsent, list, MalformedError, price, rate, size, time } from '../fields';
import { settledFundings } from '../settled-fundings';
import { liquidations } from './stream-events';
import type { Subject } from './symbols';

const MINUTE = 60_000;

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): readonly unknown[] {
  const answer = fields(body, 'answer');
  if (answer['code'] !== '0') throw new MalformedError(`code ${String(answer['code'])}`);
  return list(answer['data'], 'data');
}

export const rowsOf = (data: readonly unknown[]) => data.map((row) => fields(row, 'row'));

/**
 * A bar: `[start, open, high, low, close, vol, volCcy, volCcyQuote, confirm]`. Derivatives count `vol` in contracts and
 * `volCcy` in coins, spot pairs `vol` in coins. Before 2022 there were no columns after `volCcy`.
 * @param until a bar without `confirm` that ends later is still open.
 */
export function candle(
  entry: unknown,
  { venue, symbol, contract }: Subject,
  intervalMs: number,
  until: number,
): CandleEvent {
  const row = list(entry, 'candle');
  const start = time(row[0], 'ts');
  return {
    type: 'candle',
    venue,
    symbol,
    time: start,
    intervalMs,
    open: price(row[1], 'open'),
    high: price(row[2], 'high'),
    low: price(row[3], 'low'),
    close: price(row[4], 'close'),
    volume: contract === 'spot' ? size(row[5], 'vol') : size(row[6], 'volCcy'),
    closed: isAbsent(row[8]) ? start + intervalMs <= until : row[8] === '1',
  };
}

/** Bars of a body, newest first there, oldest first here; their length read off two neighbours, else taken as a minute. */
export function candles(rows: readonly unknown[], subject: Subject, until: number): CandleEvent[] {
  const intervalMs = distance(rows);
  return rows.toReversed().map((row) => candle(row, subject, intervalMs, until));
}

function distance(rows: readonly unknown[]): number {
  const [newest, older] = rows.slice(0, 2).map((row) => time(list(row, 'candle')[0], 'ts'));
  return newest === undefined || older === undefined || newest <= older ? MINUTE : newest - older;
}

/**
 * `open-interest-history`: `[ts, contracts, coins, US dollars]`, newest first there, oldest first here. That contracts
 * come before coins is not confirmed; for linear contracts their size tells which is which.
 */
export const openInterestRows = (rows: readonly unknown[], subject: Subject): OpenInterestEvent[] =>
  rows.toReversed().map((entry) => {
    const { venue, symbol } = subject;
    const row = list(entry, 'open interest');
    const [second, third] = [size(row[1], 'oi'), size(row[2], 'oiCcy')];
    const coins = isWorth(second, third, subject) ? second : third;
    return { type: 'openInterest', venue, symbol, time: time(row[0], 'ts'), size: coins };
  });

/** Whether so many linear contracts are so many coins, but for rounding. */
const isWorth = (coins: number, contracts: number, { contract, sized, toBase }: Subject) =>
  contract === 'linear' && sized && Math.abs(coins - toBase(contracts, 1)) <= coins * 1e-4;

/** `funding-rate-history`, newest first there, oldest first here; `realizedRate` is what was really paid. */
export function settledRates(
  rows: readonly Fields[],
  { venue, symbol, fundingHours }: Subject,
): FundingEvent[] {
  const settlements = rows.toReversed().map((row) => {
    const { realizedRate } = row;
    return {
      time: time(row['fundingTime'], 'fundingTime'),
      rate: isAbsent(realizedRate)
        ? rate(row['fundingRate'], 'fundingRate')
        : rate(realizedRate, 'realizedRate'),
    };
  });
  return settledFundings(settlements, { venue, symbol, fundingHours });
}

/** `liquidation-orders` of one instrument, oldest first. */
export const liquidationRows = (rows: readonly Fields[], subject: Subject): LiquidationEvent[] =>
  rows
    .filter((row) => isAbsent(row['instId']) || row['instId'] === subject.symbol)
    .flatMap((row) => liquidations(row, subject))
    .toSorted((earlier, later) => earlier.time - later.time);
