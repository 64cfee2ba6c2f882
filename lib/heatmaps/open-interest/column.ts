import type { VenueId } from '../../market/venues';
import type { HeatColumn, PriceGrid } from '../columns/column';
import { GRID_BINS } from '../order-book/grid';
import { emptySizes, quantiseSizes } from '../order-book/sample';
import type { PlacedChange } from './attribute';
import { rebinChange } from './bins';

/** One venue's part in a column. */
export interface ColumnPart {
  readonly venue: VenueId;
  /** Added to the venue's prices to lay them on the grid. */
  readonly shift: number;
  /** Of every bar of the column's interval. */
  readonly changes: readonly PlacedChange[];
}

/** A crash may be wider than the usual grid; wider than so many bins is a faulty price. */
const MOST_BINS = 8 * GRID_BINS;

/**
 * What was opened (`bid`) and closed (`ask`) in one interval at each price, venues added up. Changes outside the grid are
 * left out. A bin that was not traded is empty, not unknown: open interest changes where there are trades.
 * @param prices at the beginning and at the end, on the grid.
 */
export function openInterestColumn(
  at: Pick<HeatColumn, 'time' | 'stepMs'>,
  grid: PriceGrid,
  parts: readonly ColumnPart[],
  prices: { readonly open: number; readonly close: number },
): HeatColumn {
  const sizes = emptySizes(grid);
  for (const { changes, shift } of parts) {
    for (const placed of changes) {
      rebinChange(placed, grid.binSize, shift, (bin, size) => {
        const index = bin - grid.firstBin;
        const side = size > 0 ? sizes.bid : sizes.ask;
        if (index >= 0 && index < grid.count) side[index] = (side[index] ?? 0) + Math.abs(size);
      });
    }
  }
  const low = grid.firstBin * grid.binSize;
  const high = (grid.firstBin + grid.count) * grid.binSize;
  return {
    ...at,
    grid,
    cells: quantiseSizes(sizes, grid),
    bid: prices.open,
    ask: prices.close,
    coverage: parts.map(({ venue, shift }) => ({ venue, low, high, shift })),
  };
}

/** The grid with as many bins more, at both ends, as it takes to hold every change. */
export function widenGrid(grid: PriceGrid, parts: readonly ColumnPart[]): PriceGrid {
  let [first, end] = [grid.firstBin, grid.firstBin + grid.count];
  for (const { changes, shift } of parts) {
    for (const placed of changes) {
      rebinChange(placed, grid.binSize, shift, (bin) => {
        first = Math.min(first, bin);
        end = Math.max(end, bin + 1);
      });
    }
  }
  const isSame = first === grid.firstBin && end === grid.firstBin + grid.count;
  return isSame || first < 0 || end - first > MOST_BINS
    ? grid
    : { ...grid, firstBin: first, count: end - first };
}
