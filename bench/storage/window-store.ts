import type { Side } from '../../lib/core/units';
import type { SimulatedColumn } from './simulated-book';

/** The cells of a window, per side column after column: what a painter needs. */
export type WindowCells = Readonly<Record<Side, Uint8Array>>;

/** One way of keeping a window of columns in IndexedDB. */
export interface WindowStore {
  readonly name: string;
  /** Stores the columns; resolves with the bytes of the stored values, as far as they can be told. */
  write(columns: readonly SimulatedColumn[]): Promise<number | undefined>;
  /** Reads the whole window back. */
  load(): Promise<WindowCells>;
}

/** Empty cells for so many columns. */
export const emptyCells = (cells: number): WindowCells => ({
  bid: new Uint8Array(cells),
  ask: new Uint8Array(cells),
});
