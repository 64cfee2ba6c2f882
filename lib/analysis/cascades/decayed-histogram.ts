/** Buckets an octave. A value is known to about ±9 %. */
const PER_OCTAVE = 4;
const OCTAVES_BELOW_ONE = 10;
const BUCKETS = 240;

/** How often sizes of an order of magnitude occurred, older ones counting less. Plain data. */
export interface DecayedHistogram {
  readonly halfLifeMs: number;
  /** Weights of the buckets, the first for what is too small to matter. */
  readonly weights: number[];
  total: number;
}

export const emptyHistogram = (halfLifeMs: number): DecayedHistogram => ({
  halfLifeMs,
  weights: Array.from({ length: BUCKETS }, () => 0),
  total: 0,
});

/** Lets `elapsedMs` pass and counts a size, which must not be negative. */
export function countSize(histogram: DecayedHistogram, size: number, elapsedMs: number): void {
  const kept = 2 ** (-elapsedMs / histogram.halfLifeMs);
  const { weights } = histogram;
  for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] ?? 0) * kept;
  const bucket = bucketOf(size);
  weights[bucket] = (weights[bucket] ?? 0) + 1;
  histogram.total = histogram.total * kept + 1;
}

/** The size that a share (0…1) of the counted ones does not exceed; undefined with fewer than `enough` of them. */
export function sizeQuantile(
  { weights, total }: DecayedHistogram,
  share: number,
  enough: number,
): number | undefined {
  if (total < enough) return undefined;
  let sum = 0;
  const bucket = weights.findIndex((weight) => (sum += weight) >= share * total);
  return bucket <= 0 ? 0 : 2 ** (bucket / PER_OCTAVE - OCTAVES_BELOW_ONE);
}

function bucketOf(size: number): number {
  if (size <= 0) return 0;
  const bucket = Math.ceil((Math.log2(size) + OCTAVES_BELOW_ONE) * PER_OCTAVE);
  return Math.min(BUCKETS - 1, Math.max(0, bucket));
}
