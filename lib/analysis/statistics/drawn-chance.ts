import { type Interval, meanOf, middleOf } from './proportion';

/** What chance gives in the place of a value. */
export interface ByChance {
  readonly value: number;
  /** Within this 95 % of such values lie. */
  readonly interval: Interval;
  /** How likely a value at least so far off is by chance: two-sided, 0…1. */
  readonly p: number;
}

/** Chance by values that were drawn; they must not be none. */
export function drawnChance(value: number, draws: readonly number[]): ByChance {
  const mean = meanOf(draws);
  const off = Math.abs(value - mean) * (1 - ROUNDING);
  const asFar = draws.filter((draw) => Math.abs(draw - mean) >= off).length;
  return { value: mean, interval: middleOf(draws), p: (asFar + 1) / (draws.length + 1) };
}

/** Values that differ by less than this share are equal but for rounding. */
const ROUNDING = 1e-9;
