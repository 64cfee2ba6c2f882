import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import { type BinGrid, type Density, priceAt } from './density';

/** The bins that a stretch of prices meets, each with the share (0…1) of its height that lies within. */
export function eachBinBetween(
  { firstBin, count, binSize }: BinGrid,
  { low, high }: PriceSpan,
  visit: (bin: number, share: number) => void,
): void {
  const [from, to] = [low / binSize - firstBin, high / binSize - firstBin];
  const end = Math.min(count, Math.ceil(to));
  for (let bin = Math.max(0, Math.floor(from)); bin < end; bin += 1) {
    const share = Math.min(to, bin + 1) - Math.max(from, bin);
    if (share > 0) visit(bin, share);
  }
}

/** Base units between two prices; a bin that lies across an end counts by its share. */
export function sizeBetween({ grid }: Pick<Density, 'grid'>, sizes: Float64Array, span: PriceSpan): number {
  let sum = 0;
  eachBinBetween(grid, span, (bin, share) => {
    sum += share * (sizes[bin] as number);
  });
  return sum;
}

/** Quote units, and the variance of them in squared quote units. */
export interface Worth {
  readonly worth: number;
  readonly variance: number | undefined;
}

/** What lies between two prices. @param weightAt what a price counts. */
export function worthBetween(
  { grid, size, variance }: Density,
  span: PriceSpan,
  weightAt: (price: number) => number = () => 1,
): Worth {
  let [worth, squares] = [0, 0];
  eachBinBetween(grid, span, (bin, share) => {
    const price = priceAt(grid, bin);
    const factor = price * weightAt(price);
    worth += share * (size[bin] as number) * factor;
    squares += share * (variance?.[bin] ?? 0) * factor ** 2;
  });
  return { worth, variance: variance && squares };
}
