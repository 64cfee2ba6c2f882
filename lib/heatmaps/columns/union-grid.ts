import { ensureDefined } from '../../core/assert';
import type { PriceGrid } from './column';

/** Wide enough for any grid we paint; keeps damaged history from asking for gigabytes. */
export const MAX_BINS = 16_384;

/**
 * The grid that holds all of some grids with bins of one height, in the smallest of their units; the last one where that
 * would be too wide to store.
 */
export function unionGrid(grids: readonly PriceGrid[]): PriceGrid {
  const last = ensureDefined(grids.at(-1), 'a grid');
  let { firstBin, unit } = last;
  let end = last.firstBin + last.count;
  for (const grid of grids) {
    firstBin = Math.min(firstBin, grid.firstBin);
    end = Math.max(end, grid.firstBin + grid.count);
    unit = Math.min(unit, grid.unit);
  }
  const count = end - firstBin;
  if (count > MAX_BINS || (count === last.count && unit === last.unit)) return last;
  return { firstBin, count, binSize: last.binSize, unit };
}
