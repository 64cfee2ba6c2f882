import type { Plan } from './plan';
import type { Barriers, Race } from './race';

type Levels = Pick<Plan, 'direction' | 'target' | 'invalidation'> & { readonly price: number };

/** Target and invalidation of an entry, laid at the same distances from another price. */
export function barriersAt({ direction, target, invalidation, price }: Levels, at = price): Barriers {
  const [aim, stop] = [(target * at) / price, (invalidation * at) / price];
  return direction === 'long' ? { upper: aim, lower: stop } : { upper: stop, lower: aim };
}

/** Which of the two levels a race was decided by; undefined for one that was not. */
export function levelOf(
  { direction }: Pick<Plan, 'direction'>,
  { kind }: Race,
): 'target' | 'invalidation' | undefined {
  if (kind !== 'upper' && kind !== 'lower') return undefined;
  return kind === (direction === 'long' ? 'upper' : 'lower') ? 'target' : 'invalidation';
}
