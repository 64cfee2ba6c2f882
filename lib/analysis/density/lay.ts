import type { BinGrid, Density } from './density';
import { spanOf } from './density';
import { eachBinBetween } from './between';

/** Sizes on the bins of another grid, each spread evenly over its own bin. What lies beyond the grid is left out. */
export function layOn(grid: BinGrid, { grid: own, size }: Pick<Density, 'grid' | 'size'>): Float64Array {
  const laid = new Float64Array(grid.count);
  const { low, high } = spanOf(grid);
  const ratio = grid.binSize / own.binSize;
  eachBinBetween(own, { low, high }, (bin) => {
    const here = size[bin] as number;
    if (here === 0) return;
    const from = (own.firstBin + bin) * own.binSize;
    eachBinBetween(grid, { low: from, high: from + own.binSize }, (target, share) => {
      laid[target] = (laid[target] as number) + here * share * ratio;
    });
  });
  return laid;
}
