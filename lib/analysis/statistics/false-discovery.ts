/**
 * Which of several findings stand when all of them were looked at, by Benjamini and Hochberg: of those that are kept, at
 * most the share `rate` is expected to be chance.
 * @param chances the probability of each by chance alone.
 */
export function keptFindings(chances: readonly number[], rate = 0.1): readonly boolean[] {
  const sorted = chances.toSorted((one, other) => one - other);
  const last = sorted.findLastIndex((chance, index) => chance <= (rate * (index + 1)) / sorted.length);
  const limit = sorted[last] ?? Number.NEGATIVE_INFINITY;
  return chances.map((chance) => chance <= limit);
}
