import type { BinRange } from './log-grid';

// The loops in which the mixture spends its time: plain numbers and arrays, no calls.

/**
 * Adds to the bins of a range what sizes, entered in bins next to each other, leave there by the weights of a kernel. Four
 * sizes at a time, with the weights handed on from bin to bin in local variables, so that a bin reads one weight for all.
 * @param start the bin of the first size's first weight.
 */
export function layFlow(
  sizes: Float64Array,
  weights: Float64Array,
  start: number,
  { from, to }: BinRange,
  into: Float64Array,
): void {
  for (let entry = 0; entry < sizes.length; entry += 4) {
    const one = sizes[entry] as number;
    const two = numberAt(sizes, entry + 1);
    const three = numberAt(sizes, entry + 2);
    const four = numberAt(sizes, entry + 3);
    const low = Math.max(from, start + entry);
    const high = Math.min(to, start + entry + weights.length + 3);
    let at = low - start - entry;
    let second = numberAt(weights, at - 1);
    let third = numberAt(weights, at - 2);
    let fourth = numberAt(weights, at - 3);
    for (let bin = low; bin < high; bin += 1) {
      const first = at < weights.length ? (weights[at] as number) : 0;
      into[bin] = (into[bin] as number) + one * first + two * second + three * third + four * fourth;
      fourth = third;
      third = second;
      second = first;
      at += 1;
    }
  }
}

/** 0 outside of an array. */
const numberAt = (numbers: Float64Array, at: number) =>
  at >= 0 && at < numbers.length ? (numbers[at] as number) : 0;

/** Adds the sizes of a range, times a factor each, to the two atoms of a class. */
export function addToBoth(
  fast: Float32Array,
  slow: Float32Array,
  sizes: Float64Array,
  { from, to }: BinRange,
  byFast: number,
  bySlow: number,
): void {
  for (let bin = from; bin < to; bin += 1) {
    const size = sizes[bin] as number;
    fast[bin] = (fast[bin] as number) + byFast * size;
    slow[bin] = (slow[bin] as number) + bySlow * size;
  }
}
