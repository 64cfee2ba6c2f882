import type { CandleEvent, FundingEvent, OpenInterestEvent, TradeEvent } from '../../market/events';
import { type Instrument, wireToBase } from '../../market/instrument';
import { candleOf } from '../candle';
import { fields, type Fields, isAbsent, list, MalformedError, rate, size, time } from '../fields';
import { barLengthOf } from '../intervals';
import { plain } from '../message-shape';
import { settledFundings } from '../settled-fundings';
import { trade } from './stream-events';

/**
 * The `result` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function resultOf(body: unknown): Fields {
  const answer = fields(body, 'answer');
  if (answer['retCode'] !== 0) throw new MalformedError(`retCode ${plain(answer['retCode'])}`);
  return fields(answer['result'], 'result');
}

export const rowsOf = (result: Fields) => list(result['list'], 'list');

/**
 * `/kline`: `[start, open, high, low, close, volume, turnover]`, newest first in the answer, oldest first here. Inverse
 * contracts count volume in dollars and turnover in coins.
 * @param intervalMs length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 * @param until bars that end later are still open.
 */
export function klines(
  rows: readonly unknown[],
  { venue, symbol, contract }: Instrument,
  until: number,
  intervalMs = barLengthOf(rows.slice(0, 2).map((row) => time(list(row, 'kline')[0], 'start'))),
): CandleEvent[] {
  return rows.toReversed().map((entry) => {
    const row = list(entry, 'kline');
    const start = time(row[0], 'start');
    return candleOf([row[1], row[2], row[3], row[4], row[contract === 'inverse' ? 6 : 5]], {
      venue,
      symbol,
      time: start,
      intervalMs,
      closed: start + intervalMs <= until,
    });
  });
}

/**
 * `/open-interest`, newest first in the answer, oldest first here: one side, or half of both where the venue does not tell
 * one.
 * @param priceAt what dollars of inverse contracts were worth a coin; a row of a time without a price is left out.
 */
export function openInterestRows(
  rows: readonly unknown[],
  instrument: Instrument,
  priceAt: (time: number) => number | undefined = () => 1,
): OpenInterestEvent[] {
  const { venue, symbol } = instrument;
  return rows.toReversed().flatMap((entry): OpenInterestEvent[] => {
    const row = fields(entry, 'row');
    const single = row['singleOpenInterest'];
    const wireSize = isAbsent(single)
      ? size(row['openInterest'], 'openInterest') / 2
      : size(single, 'singleOpenInterest');
    const at = time(row['timestamp'], 'timestamp');
    const worth = priceAt(at);
    if (worth === undefined) return [];
    return [{ type: 'openInterest', venue, symbol, time: at, size: wireToBase(wireSize, worth, instrument) }];
  });
}

/** `/funding/history`, newest first in the answer, oldest first here. */
export function fundingRows(rows: readonly unknown[], instrument: Instrument): FundingEvent[] {
  const settlements = rows.toReversed().map((entry) => {
    const row = fields(entry, 'row');
    return {
      time: time(row['fundingRateTimestamp'], 'fundingRateTimestamp'),
      rate: rate(row['fundingRate'], 'fundingRate'),
    };
  });
  return settledFundings(settlements, instrument);
}

/** `/recent-trade`, newest first in the answer, oldest first here. Block trades are agreed off the book. */
export function tradeRows(rows: readonly unknown[], subject: Instrument): TradeEvent[] {
  return rows
    .toReversed()
    .map((entry) => fields(entry, 'row'))
    .filter((row) => row['isBlockTrade'] !== true)
    .map((row) =>
      trade({ T: row['time'], i: row['execId'], p: row['price'], v: row['size'], S: row['side'] }, subject),
    );
}
