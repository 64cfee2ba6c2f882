import type { PositionBook } from './position-book';

/** All open positions at one time, as parallel columns. */
export interface PositionSnapshot {
  /** Whole minutes since the market began: bars before it are known. */
  readonly minute: number;
  readonly price: number;
  /** Liquidation prices. */
  readonly levels: Float64Array;
  /** Base units. */
  readonly sizes: Float64Array;
  /** 1 for long, −1 for short. */
  readonly directions: Int8Array;
  readonly leverages: Float64Array;
}

export function snapshotOf(book: PositionBook, minute: number, price: number): PositionSnapshot {
  const open = openSlots(book);
  return {
    minute,
    price,
    levels: Float64Array.from(open, (slot) => Math.exp(book.logLiquidation[slot] ?? Number.NaN)),
    sizes: Float64Array.from(open, (slot) => book.size[slot] ?? Number.NaN),
    directions: Int8Array.from(open, (slot) => book.direction[slot] ?? 0),
    leverages: Float64Array.from(open, (slot) => book.leverage[slot] ?? Number.NaN),
  };
}

function openSlots({ size, slots }: PositionBook): readonly number[] {
  const open: number[] = [];
  for (let slot = 0; slot < slots; slot += 1) if (size[slot] !== 0) open.push(slot);
  return open;
}
