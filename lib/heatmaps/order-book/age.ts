import type { Side } from '../../core/units';
import type { HeatColumn } from '../columns/column';
import { binAt } from './grid';
import { dequantise } from '../columns/quantise';

/** A cell by its place in a column. */
export interface CellPlace {
  readonly side: Side;
  readonly price: number;
}

export interface CellAge {
  /** Start of the first column, epoch ms, since which the cell has held at least half its present size. */
  readonly since: number;
  /** False when the columns before are missing or do not reach the price: the cell may be older. */
  readonly certain: boolean;
}

/** A hair under one half: sizes come back from codes, which round. */
const HALF = 0.5 - 1e-9;

/**
 * Since when a cell has held at least half of its size, walking back from `column` one step at a time.
 * @param columnAt the column of the same series that starts at a time, undefined where there is none.
 * @returns undefined for an empty cell or a price outside the column.
 */
export function cellAge(
  column: HeatColumn,
  place: CellPlace,
  columnAt: (time: number) => HeatColumn | undefined,
): CellAge | undefined {
  const size = sizeAt(column, place);
  if (!size) return undefined;
  let since = column.time;
  for (;;) {
    const earlier = columnAt(since - column.stepMs);
    const before = earlier && sizeAt(earlier, place);
    if (before === undefined) return { since, certain: false };
    if (before < size * HALF) return { since, certain: true };
    since -= column.stepMs;
  }
}

/** Base units in the cell of a column; undefined where the column does not reach. */
export function sizeAt({ grid, cells }: HeatColumn, { side, price }: CellPlace): number | undefined {
  const code = cells[side][binAt(grid, price)];
  return code === undefined ? undefined : dequantise(code, grid.unit);
}
