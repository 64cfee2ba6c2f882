import type { CandleEvent, FundingEvent, LiquidationEvent, OpenInterestEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import { candleOf } from '../candle';
import { fields, type Fields, isAbsent, list, MalformedError, rate, size, time } from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { settledFundings } from '../settled-fundings';
import { liquidations } from './stream-events';

/**
 * The `data` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): readonly unknown[] {
  const answer = fields(body, 'answer');
  if (answer['code'] !== '0') throw new MalformedError(`code ${plain(answer['code'])}`);
  return list(answer['data'], 'data');
}

/**
 * A bar: `[start, open, high, low, close, vol, volCcy, volCcyQuote, confirm]`. Derivatives count `vol` in contracts and
 * `volCcy` in coins, spot pairs `vol` in coins. Before 2022 there were no columns after `volCcy`.
 * @param until a bar without `confirm` that ends later is still open.
 */
export function candle(
  entry: unknown,
  { venue, symbol, contract }: Instrument,
  intervalMs: number,
  until: number,
): CandleEvent {
  const row = list(entry, 'candle');
  const start = time(row[0], 'ts');
  return candleOf([row[1], row[2], row[3], row[4], contract === 'spot' ? row[5] : row[6]], {
    venue,
    symbol,
    time: start,
    intervalMs,
    closed: isAbsent(row[8]) ? start + intervalMs <= until : row[8] === '1',
  });
}

/** Bars of a body, newest first there, oldest first here; their length read off two neighbours, else taken as a minute. */
export function candles(rows: readonly unknown[], subject: Instrument, until: number): CandleEvent[] {
  const intervalMs = barLengthOf(rows.slice(0, 2).map((row) => time(list(row, 'candle')[0], 'ts')));
  return rows.toReversed().map((row) => candle(row, subject, intervalMs, until));
}

/**
 * `open-interest-history`: `[ts, contracts, coins, US dollars]`, newest first there, oldest first here. That contracts
 * come before coins is not confirmed; for linear contracts their size tells which is which.
 */
export const openInterestRows = (rows: readonly unknown[], subject: Instrument): OpenInterestEvent[] =>
  rows.toReversed().map((entry) => {
    const { venue, symbol } = subject;
    const row = list(entry, 'open interest');
    const [second, third] = [size(row[1], 'oi'), size(row[2], 'oiCcy')];
    const coins = isWorth(second, third, subject) ? second : third;
    return { type: 'openInterest', venue, symbol, time: time(row[0], 'ts'), size: coins };
  });

/** Whether so many linear contracts are so many coins, but for rounding. */
const isWorth = (coins: number, contracts: number, { contract, contractSize }: Instrument) =>
  contract === 'linear' && Math.abs(coins - contracts * contractSize) <= coins * 1e-4;

/** `funding-rate-history`, newest first there, oldest first here; `realizedRate` is what was really paid. */
export function settledRates(rows: readonly Fields[], instrument: Instrument): FundingEvent[] {
  const settlements = rows.toReversed().map((row) => {
    const { realizedRate } = row;
    return {
      time: time(row['fundingTime'], 'fundingTime'),
      rate: isAbsent(realizedRate)
        ? rate(row['fundingRate'], 'fundingRate')
        : rate(realizedRate, 'realizedRate'),
    };
  });
  return settledFundings(settlements, instrument);
}

/** `liquidation-orders` of one instrument, oldest first. */
export const liquidationRows = (rows: readonly Fields[], subject: Instrument): LiquidationEvent[] =>
  rows
    .filter((row) => isAbsent(row['instId']) || row['instId'] === subject.symbol)
    .flatMap((row) => liquidations(row, subject))
    .toSorted((earlier, later) => earlier.time - later.time);
