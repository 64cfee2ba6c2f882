export const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
};

/** NaN for none. */
export const mean = (values: ArrayLike<number>): number => sum(values) / values.length;

/** The mean of those that are known; NaN when none is. */
export const knownMean = (values: readonly number[]): number =>
  mean(values.filter((value) => !Number.isNaN(value)));

/** Of the population; NaN for none. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const ranked = new Float64Array(values.length);
  const order = Array.from(ranked.keys()).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (const index of order.slice(start, end)) ranked[index] = (start + 1 + end) / 2;
    start = end;
  }
  return ranked;
}

/** Spearman's rank correlation; 0 when either is constant, as it then says nothing of the other. */
export const spearman = (a: ArrayLike<number>, b: ArrayLike<number>): number => pearson(ranks(a), ranks(b));

function pearson(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let covariance = 0;
  let varianceA = 0;
  let varianceB = 0;
  a.forEach((value, index) => {
    const fromA = value - meanA;
    const fromB = (b[index] ?? 0) - meanB;
    covariance += fromA * fromB;
    varianceA += fromA * fromA;
    varianceB += fromB * fromB;
  });
  return varianceA > 0 && varianceB > 0 ? covariance / Math.sqrt(varianceA * varianceB) : 0;
}

/** A Gaussian mean with a standard deviation in bins, renormalised at the edges, so that a constant stays one. */
export function smooth(values: Float64Array, deviationBins: number): Float64Array {
  const reach = Math.ceil(4 * deviationBins);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-0.5 * ((index - reach) / deviationBins) ** 2),
  );
  return values.map((_, center) => {
    let total = 0;
    let weights = 0;
    kernel.forEach((weight, index) => {
      const value = values[center + index - reach];
      if (value === undefined) return;
      total += weight * value;
      weights += weight;
    });
    return total / weights;
  });
}
