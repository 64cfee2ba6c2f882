import type { CandleEvent, FundingEvent } from '../../market/events';
import { fields, type Fields, list, MalformedError, rate, time } from '../fields';
import { barLengthOf } from '../intervals';
import { candle } from './stream-events';
import { VENUE } from './symbols';

/**
 * The `result` of an answer.
 * @throws MalformedError when the venue answered with an error.
 */
export function resultOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if ('error' in answer) throw new MalformedError(errorName(answer['error']));
  return answer['result'];
}

export function errorName(error: unknown): string {
  const { code } = fields(error, 'error');
  return `code ${typeof code === 'number' ? code : '?'}`;
}

const COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;

/**
 * `get_tradingview_chart_data`: one array for each column, oldest first.
 * @param intervalMs length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 * @param until bars that end later are still open.
 */
export function chartBars(body: Fields, symbol: string, until: number, intervalMs?: number): CandleEvent[] {
  const ticks = list(body['ticks'], 'ticks');
  const columns = COLUMNS.map((name) => [name, list(body[name], name)] as const);
  if (columns.some(([, column]) => column.length !== ticks.length)) throw new MalformedError('columns');
  const about = {
    symbol,
    until,
    intervalMs: intervalMs ?? barLengthOf(ticks.slice(0, 2).map((tick) => time(tick, 'tick'))),
  };
  return ticks.map((tick, row) =>
    candle({ tick, ...Object.fromEntries(columns.map(([name, column]) => [name, column[row]])) }, about),
  );
}

/** `get_funding_rate_history`: what each hour really cost. */
export function fundingRows(rows: unknown, symbol: string): FundingEvent[] {
  return list(rows, 'rows')
    .map((entry): FundingEvent => {
      const row = fields(entry, 'row');
      return {
        type: 'funding',
        venue: VENUE,
        symbol,
        time: time(row['timestamp'], 'timestamp'),
        rate: rate(row['interest_1h'], 'interest_1h'),
        intervalHours: 1,
        kind: 'settled',
      };
    })
    .toSorted((left, right) => left.time - right.time);
}
