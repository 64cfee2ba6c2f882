import { LOG_STEP } from './log-grid';

/** How one unit of flow, entered at some bin, lies over the bins where it would be liquidated. Sums to 1. */
export interface Kernel {
  /** From the entry's bin to the bin of the first weight. */
  readonly offset: number;
  readonly weights: Float64Array;
  /** By how many of the weights, from the first on: their sum. */
  readonly sums: Float64Array;
}

/** A share of the flow that is liquidated where log price has moved by so much. */
export interface KernelPoint {
  readonly shift: number;
  readonly weight: number;
}

/** Points as shares of bins: each goes to the two bins it lies between. */
export function kernelOf(points: readonly KernelPoint[]): Kernel {
  const shifts = points.map(({ shift }) => shift / LOG_STEP);
  const lowest = shifts.reduce((low, shift) => Math.min(low, shift), Infinity);
  const highest = shifts.reduce((high, shift) => Math.max(high, shift), -Infinity);
  const offset = Math.floor(lowest);
  const weights = new Float64Array(Math.ceil(highest) - offset + 2);
  const sum = points.reduce((total, { weight }) => total + weight, 0);
  points.forEach(({ weight }, index) => {
    const at = (shifts[index] as number) - offset;
    const bin = Math.floor(at);
    const share = weight / sum;
    weights[bin] = (weights[bin] as number) + share * (1 - (at - bin));
    weights[bin + 1] = (weights[bin + 1] as number) + share * (at - bin);
  });
  return { offset, weights, sums: sumsOf(weights) };
}

function sumsOf(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length + 1);
  weights.forEach((weight, bin) => {
    sums[bin + 1] = (sums[bin] as number) + weight;
  });
  return sums;
}

/** The sum of a kernel's weights that lie between two of them. */
export const weightBetween = (kernel: Kernel, from: number, to: number): number =>
  weightBefore(kernel, to) - weightBefore(kernel, from);

const weightBefore = ({ sums }: Kernel, weight: number) =>
  sums[Math.min(sums.length - 1, Math.max(0, weight))] as number;
