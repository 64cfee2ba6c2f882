import { mean, sum } from './statistics';

/** Clusters of either map that are compared on a side. */
const CLUSTERS = 3;
/** How near an estimated cluster must come, in bins. */
const NEAR_BINS = 2;
/** Prominence that a peak needs, as a share of the side's maximum: of the truth, and of an estimate. */
const TRUE_PROMINENCE = 0.05;
const ESTIMATED_PROMINENCE = 0.01;
/** How many displaced copies of the estimate chance is measured by. */
const SHIFTS = 24;
const SMALLEST_SHIFT = 3;

/** The highest peaks of a curve that stand out by at least `prominence`, as bins, the highest first. */
export function highestPeaks(curve: Float64Array, prominence: number): readonly number[] {
  const at = (index: number) => curve[index] ?? 0;
  return Array.from(curve.keys())
    .slice(1, -1)
    .filter((bin) => at(bin) >= at(bin - 1) && at(bin) > at(bin + 1))
    .filter((bin) => at(bin) - Math.max(valley(curve, bin, -1), valley(curve, bin, 1)) >= prominence)
    .toSorted((a, b) => at(b) - at(a))
    .slice(0, CLUSTERS);
}

/** The lowest value between a peak and the next higher ground, or the edge. */
function valley(curve: Float64Array, peak: number, step: 1 | -1): number {
  const height = curve[peak] ?? 0;
  let lowest = height;
  for (let bin = peak + step; bin >= 0 && bin < curve.length; bin += step) {
    const value = curve[bin] ?? 0;
    if (value > height) break;
    lowest = Math.min(lowest, value);
  }
  return lowest;
}

/**
 * How many of the largest true clusters of one side have an estimated one within 0.2 %, less what the same clusters reach
 * by chance: the mean over circular displacements of the estimate. Undefined when the truth has no cluster.
 * Both are smoothed curves over 10 bp bins.
 */
export function clusterLift(estimate: Float64Array, truth: Float64Array): number | undefined {
  const length = truth.length;
  const wanted = highestPeaks(truth, Math.max(...truth) * TRUE_PROMINENCE);
  const found = highestPeaks(estimate, Math.max(...estimate) * ESTIMATED_PROMINENCE);
  if (wanted.length === 0) return undefined;
  const share = (distance: (a: number, b: number) => number) =>
    sum(wanted.map((bin) => Number(found.some((other) => distance(bin, other) <= NEAR_BINS)))) /
    wanted.length;
  const shiftedBy = (shift: number) =>
    share((bin, other) => {
      const apart = Math.abs(bin - ((other + shift) % length));
      return Math.min(apart, length - apart);
    });
  const step = Math.max(1, Math.floor(length / SHIFTS));
  const shifts = Array.from(
    { length: Math.ceil((length - 2 - SMALLEST_SHIFT) / step) },
    (_, index) => SMALLEST_SHIFT + index * step,
  );
  return share((bin, other) => Math.abs(bin - other)) - mean(shifts.map(shiftedBy));
}
