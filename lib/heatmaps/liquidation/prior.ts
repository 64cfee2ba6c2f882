import { assert } from '../../core/assert';
import { DISTANCE_CLASSES, type MarketClass } from './distance-classes';

/**
 * How much of the flow each of `DISTANCE_CLASSES` is believed to take: the geometric mean of an even guess and of one that
 * leans to low leverage. Leverage believed too high is the worst mistake of such a map.
 */
export const DEFAULT_PRIOR: readonly number[] = [
  0.005, 0.016, 0.01, 0.028, 0.045, 0.065, 0.17, 0.131, 0.083, 0.046, 0.003, 0.008, 0.014, 0.033, 0.065,
  0.094, 0.098, 0.062, 0.023,
];

/** The shares of positions that turn over fast and slowly. */
export const LIFETIMES = [
  { closing: 0.5, share: 0.6 },
  { closing: 0.02, share: 0.4 },
] as const;

/** Classes times lifetimes. */
export const ATOMS = DISTANCE_CLASSES.length * LIFETIMES.length;

/** Of what is opened, the share that is liquidated if the price goes there. */
export const PRIOR_SCALE = 0.12;

/** The weight of every atom before anything is learnt; 0 for classes that the market does not have. */
export function priorWeights(
  prior: readonly number[],
  classes: readonly (MarketClass | undefined)[],
): Float64Array<ArrayBuffer> {
  assert(prior.length === DISTANCE_CLASSES.length, 'a prior has one number per distance class');
  const held = prior.map((weight, index) => (classes[index] ? weight : 0));
  const sum = held.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(
    LIFETIMES.flatMap(({ share }) =>
      held.map((weight) => (sum > 0 ? (weight / sum) * PRIOR_SCALE * share : 0)),
    ),
  );
}

/**
 * How fast each atom closes against the average position: the higher the leverage, the sooner.
 * Classes that the market does not have close like the average.
 */
export function closingRates(classes: readonly (MarketClass | undefined)[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    LIFETIMES.flatMap(({ closing }) =>
      classes.map((each) => {
        const nearness = (0.1 / Math.max(each?.distance ?? 0.1, 0.003)) ** 0.3;
        return closing * Math.min(6, Math.max(0.3, nearness));
      }),
    ),
  );
}
