import { addable, type VenueDensity } from './liquidation-column';
import type { LiquidationDensity, SidePair } from './contract';

/**
 * How well the size between two prices is known, by side: 1 ÷ (1 + CV) of the sum over all maps that a column adds up, so
 * 1 is certain and ½ a standard deviation as large as the size itself. Deviations of bins and venues count as independent,
 * which is the best case. NaN where nothing lies there or where one of the maps does not know its variance.
 * @param low @param high prices of the reference venue.
 */
export function confidenceBetween(
  venues: readonly VenueDensity<LiquidationDensity>[],
  low: number,
  high: number,
): SidePair<number> {
  const used = addable(venues);
  return { long: confidenceOf(used, 'long', low, high), short: confidenceOf(used, 'short', low, high) };
}

function confidenceOf(
  venues: readonly VenueDensity<LiquidationDensity>[],
  side: 'long' | 'short',
  low: number,
  high: number,
): number {
  let mass = 0;
  let variance = 0;
  for (const { density, basis } of venues) {
    const { origin, step, count } = density.grid;
    const binOf = (price: number) => Math.floor(Math.log((price - basis) / origin) / step);
    const variances = density.variance?.[side];
    const last = Math.min(count - 1, binOf(high));
    for (let bin = Math.max(0, low > basis ? binOf(low) : 0); bin <= last; bin += 1) {
      mass += density.mass[side][bin] ?? 0;
      variance += variances?.[bin] ?? Number.NaN;
    }
  }
  return mass > 0 ? 1 / (1 + Math.sqrt(variance) / mass) : Number.NaN;
}
