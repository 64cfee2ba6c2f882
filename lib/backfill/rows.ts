import type { History } from '../exchanges/exchange';
import type {
  CandleEvent,
  FundingEvent,
  LiquidationEvent,
  LiquidationTotal,
  OpenInterestEvent,
} from '../market/events';

export type HistoryKind = keyof History;

interface RowKinds {
  candles: CandleEvent;
  openInterest: OpenInterestEvent;
  funding: FundingEvent;
  liquidations: LiquidationEvent;
  liquidationTotals: LiquidationTotal;
}

type Writers = { readonly [Kind in HistoryKind]-?: (row: RowKinds[Kind]) => readonly number[] };

/** The numbers that are kept of a row. `docs/STORAGE-FORMATS.md` tells their order. */
const WRITERS: Writers = {
  candles: ({ time, open, high, low, close, volume, takerBuy = NaN }) => [
    time,
    open,
    high,
    low,
    close,
    volume,
    takerBuy,
  ],
  openInterest: ({ time, size }) => [time, size],
  funding: ({ time, rate, intervalHours }) => [time, rate, intervalHours],
  liquidations: ({ time, price, size, position }) => [time, price, size, position === 'long' ? 1 : -1],
  liquidationTotals: ({ time, longs, shorts }) => [time, longs, shorts],
};

/** Rows of one kind as they are stored, one after the other. */
export function writeRows<Kind extends HistoryKind>(
  kind: Kind,
  rows: readonly RowKinds[Kind][],
): Float64Array {
  const write = WRITERS[kind] as (row: RowKinds[Kind]) => readonly number[];
  return Float64Array.from(rows.flatMap((row) => write(row)));
}
