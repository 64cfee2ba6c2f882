import { medianOf } from '../../heatmaps/volume-profile/smooth';
import type { Interval } from './proportion';

/** Two-sided 95 % of a normal distribution. */
const Z = 1.96;

/**
 * The median of some numbers, and 95 % of where that of all such numbers lies, whatever their distribution: between two
 * of them in order (binomial order statistics, normal approximation). They must not be none.
 */
export function medianWithin(values: readonly number[]): Interval & { readonly value: number } {
  const sorted = values.toSorted((one, other) => one - other);
  const half = (Z * Math.sqrt(sorted.length)) / 2;
  const at = (rank: number) => sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? Number.NaN;
  return {
    value: medianOf(Float64Array.from(sorted)),
    low: at(Math.round(sorted.length / 2 - half)),
    high: at(Math.round(sorted.length / 2 + half) + 1),
  };
}
