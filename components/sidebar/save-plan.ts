import { DAY_MS, HOUR_MS } from '@/lib/core/durations';
import type { Plan } from '@/lib/journal/plan';
import type { Direction } from '@/lib/reading/read';

/** How long a read is meant to hold. */
export const HORIZONS: readonly (readonly [ms: number, name: string])[] = [
  [HOUR_MS, '1 hour'],
  [4 * HOUR_MS, '4 hours'],
  [DAY_MS, '1 day'],
  [7 * DAY_MS, '1 week'],
];

export const HORIZON_AT_FIRST_MS = 4 * HOUR_MS;

/** Where nothing else is said, a read was wrong as far from the price as the target is. */
export const mirrored = (target: number, price: number) => 2 * price - target;

/** What is to be kept beside a read; undefined while it is about no trade. */
export function planOf(
  direction: Direction | undefined,
  target: number | undefined,
  { price, invalidation, horizonMs }: { price: number; invalidation: number | undefined; horizonMs: number },
): Plan | undefined {
  if (!direction || target === undefined) return undefined;
  return { direction, target, invalidation: invalidation ?? mirrored(target, price), horizonMs };
}
