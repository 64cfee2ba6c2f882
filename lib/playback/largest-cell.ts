import type { Side } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { dequantise } from '../heatmaps/columns/quantise';

/** Bins meet the edges of an area when they agree to this share of a bin. */
const EDGE_TOLERANCE = 1e-6;

/** `high` is exclusive. */
export interface PriceStretch {
  readonly low: number;
  readonly high: number;
}

/** A cell of a column. */
export interface LargestCell {
  readonly column: HeatColumn;
  readonly side: Side;
  readonly price: number;
  readonly size: number;
}

/** The largest cell of one side within the prices of an area, over all columns; the newest of equal ones. */
export function largest(
  columns: readonly HeatColumn[],
  side: Side,
  { low, high }: PriceStretch,
): LargestCell | undefined {
  let cell: LargestCell | undefined;
  for (const column of columns) {
    const { binSize, firstBin, count, unit } = column.grid;
    const first = Math.max(0, Math.floor(low / binSize + EDGE_TOLERANCE) - firstBin);
    const end = Math.min(count, Math.ceil(high / binSize - EDGE_TOLERANCE) - firstBin);
    for (let bin = first; bin < end; bin += 1) {
      const size = dequantise(column.cells[side][bin] ?? 0, unit);
      if (size > 0 && size >= (cell?.size ?? 0)) {
        cell = { column, side, price: (firstBin + bin + 0.5) * binSize, size };
      }
    }
  }
  return cell;
}
