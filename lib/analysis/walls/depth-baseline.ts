import { MINUTE_MS } from '../../core/durations';
import type { Side } from '../../core/units';

/** Upper ends of the distance classes, basis points from the price. */
const CLASS_ENDS = [1, 2, 3, 5, 8, 12, 18, 25, 40, 60, 100, 150] as const;
const HALF_LIFE_MS = 30 * MINUTE_MS;

/** What usually rests in a bin at a distance: logarithms of lots by side and distance class, null where never seen. Plain data. */
export type DepthBaseline = Record<Side, (number | null)[]>;

const emptyClasses = (): (number | null)[] => Array.from({ length: CLASS_ENDS.length + 1 }, () => null);

export const emptyBaseline = (): DepthBaseline => ({ bid: emptyClasses(), ask: emptyClasses() });

/** The distance class of a distance in basis points. */
export function distanceClass(distanceBp: number): number {
  const index = CLASS_ENDS.findIndex((end) => distanceBp < end);
  return index < 0 ? CLASS_ENDS.length : index;
}

/** A class's median so far, moved towards that of another book: exponentially weighted, half-life 30 minutes. */
export function followMedian(before: number | null | undefined, median: number, elapsedMs: number): number {
  const kept = 2 ** (-elapsedMs / HALF_LIFE_MS);
  return kept * (before ?? median) + (1 - kept) * median;
}
