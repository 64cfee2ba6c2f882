import type { CandleEvent, FundingEvent, LiquidationEvent, OpenInterestEvent } from '../../market/events';
import { fields, type Fields, isAbsent, list, MalformedError, rate, size, time } from '../fields';
import { oldestFirst } from '../page-end';
import { settledFundings } from '../settled-fundings';
import { kline, liquidation } from './stream-events';
import { type Contract, toBase, VENUE } from './symbols';

const CONTRACTS: ReadonlySet<unknown> = new Set([1, '1']);

/**
 * The `data` of an answer, of the older form `{status: 'ok'}` or of v5 `{code: 200}`.
 * @throws MalformedError when the venue answered with an error.
 */
export function dataOf(body: unknown): unknown {
  const answer = fields(body, 'answer');
  if (answer['status'] !== 'ok' && answer['code'] !== 200) throw new MalformedError('answer');
  return answer['data'];
}

/** The rows of an answer's data: of itself, of one entry alone, or a level further in. */
export function rowsOf(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data as readonly unknown[];
  const entry = fields(data, 'data');
  const inner = entry['data'] ?? entry['tick'] ?? entry['orders'];
  return inner === undefined ? [entry] : list(inner, 'rows');
}

export const rowFields = (rows: readonly unknown[]) => rows.map((row) => fields(row, 'row'));

/** Trades as they come: one by one, or over REST in the groups in which they were done. */
export const tradeRows = (rows: unknown): readonly Fields[] =>
  rowFields(list(rows, 'data')).flatMap((row) =>
    isAbsent(row['data']) ? [row] : rowFields(list(row['data'], 'data')),
  );

/** `/history/kline`. @param until bars that end later are still open. */
export function klines(
  rows: readonly unknown[],
  contract: Contract,
  intervalMs: number,
  until: number,
): CandleEvent[] {
  return oldestFirst(rowFields(rows).map((row) => kline(row, contract, intervalMs, until)));
}

/** `/v5/market/open_interest`, and `swap_open_interest` before it: `amount` counts coins. */
export function openInterest(row: Fields, { symbol }: Contract, timeField: unknown): OpenInterestEvent {
  return {
    type: 'openInterest',
    venue: VENUE,
    symbol,
    time: time(timeField, 'ts'),
    size: size(row['amount'], 'amount'),
  };
}

/** `swap_his_open_interest`: contracts or coins, as `amount_type` says. Contracts of a fixed sum say no price to convert at. */
export function openInterestHistory(rows: readonly unknown[], contract: Contract): OpenInterestEvent[] {
  if (contract.contract === 'inverse') return [];
  return oldestFirst(
    rowFields(rows).map((row) => {
      const volume = size(row['volume'], 'volume');
      const inContracts = CONTRACTS.has(row['amount_type']);
      return {
        type: 'openInterest',
        venue: VENUE,
        symbol: contract.symbol,
        time: time(row['ts'], 'ts'),
        size: inContracts ? toBase(contract)(volume, 1) : volume,
      };
    }),
  );
}

/** `/v5/market/funding_rate_history`: what was charged, in any order. */
export function settledFunding(rows: readonly unknown[], contract: Contract): FundingEvent[] {
  const settled = rowFields(rows).map((row) => ({
    time: time(row['funding_time'], 'funding_time'),
    rate: rate(isAbsent(row['realized_rate']) ? row['funding_rate'] : row['realized_rate'], 'rate'),
  }));
  return settledFundings(oldestFirst(settled), { venue: VENUE, ...contract });
}

/** `/v5/market/liquidation_orders`, in any order. */
export const liquidations = (rows: readonly unknown[], contract: Contract): LiquidationEvent[] =>
  oldestFirst(rowFields(rows).map((row) => liquidation(row, contract)));
