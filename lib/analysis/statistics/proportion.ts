import { type Known, known, notKnown } from '../known';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How often something happened, with what that says about how often it happens. */
export interface Proportion extends Interval {
  readonly count: number;
  readonly of: number;
  /** count ÷ of. `low` and `high` are Wilson's 95 % interval. */
  readonly share: number;
  /** False with so few that nothing should be made of it. */
  readonly isEnough: boolean;
}

/** Two-sided 95 % of a normal distribution. */
const Z = 1.96;

/** With fewer than this many nothing should be made of a share. */
export const ENOUGH = 30;

export function proportionOf(count: number, of: number): Known<Proportion, 'nothing counted'> {
  if (!(of > 0)) return notKnown('nothing counted');
  return known({ count, of, share: count / of, ...wilson(count, of), isEnough: of >= ENOUGH });
}

/** Wilson's score interval of 95 %. */
export function wilson(count: number, of: number): Interval {
  const share = count / of;
  const spread = Z ** 2 / of;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + spread / of / 4)) / (1 + spread);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The stretch that holds the middle 95 % of some numbers; they must not be none. */
export function middleOf(values: readonly number[]): Interval {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

export const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
