/** Change from one step to the next of values taken at equal steps: the slope of the line of least squares. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const spread = values.reduce((sum, _, step) => sum + (step - middle) ** 2, 0);
  return values.reduce((sum, value, step) => sum + value * (step - middle), 0) / spread;
}

/** The means of every `count` values in a row: what comes back with that period is gone from them. */
export const slidingMeans = (values: readonly number[], count: number): readonly number[] =>
  values
    .slice(count - 1)
    .map((_, first) => values.slice(first, first + count).reduce((sum, value) => sum + value, 0) / count);
