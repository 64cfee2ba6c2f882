/** Weights of a normal distribution from the middle outwards, of which both sides together sum to 1. */
function halfKernel(sigmaRows: number): readonly number[] {
  const radius = Math.ceil(4 * sigmaRows);
  const half = Array.from({ length: radius + 1 }, (_, away) => Math.exp(-0.5 * (away / sigmaRows) ** 2));
  const whole = 2 * half.reduce((sum, weight) => sum + weight, 0) - 1;
  return half.map((weight) => weight / whole);
}

/** Values smoothed by a normal distribution of `sigmaRows`; beyond both ends they are zero. */
export function smooth(values: Float64Array, sigmaRows: number): Float64Array {
  const [middle = 1, ...outer] = halfKernel(sigmaRows);
  return values.map((value, row) => {
    let sum = middle * value;
    for (let away = 1; away <= outer.length; away += 1) {
      // The two are added up first, so that a profile and its mirror image come out alike.
      sum += (outer[away - 1] as number) * ((values[row - away] ?? 0) + (values[row + away] ?? 0));
    }
    return sum;
  });
}

/** The middle one of some values, the upper one of an even count; 0 for none. */
export const medianOf = (values: Float64Array) => values.toSorted()[values.length >> 1] ?? 0;
