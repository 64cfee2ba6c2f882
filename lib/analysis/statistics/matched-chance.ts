import type { Interval } from './proportion';

/** Two-sided 95 % of a normal distribution. */
const Z = 1.96;

/** What chance gave where the same was tried at random. */
export interface Baseline {
  readonly reads: number;
  /** How many of them say something of their own. */
  readonly independent: number;
  readonly targets: number;
}

/** Something that came true or did not, beside what chance gives in its place. */
export interface Matched {
  readonly isHit: boolean;
  readonly baseline: Baseline;
}

/** How often it comes true by chance, and what follows from how often it did. */
export interface Chance {
  /** How many there are, and how many of them came true. */
  readonly n: number;
  readonly hits: number;
  readonly share: number;
  /** Within this 95 % of the shares lie that come of chance alone. */
  readonly interval: Interval;
  /** How likely a share at least so far from chance is by chance: two-sided, 0…1. */
  readonly p: number;
}

/**
 * What the shares of matched baselines say together: each entry is a coin of its own, and the baseline's own error, which
 * is that of how many of its reads share no bars, counts too. Normal approximation. Undefined of nothing.
 */
export function chanceOf(entries: readonly Matched[]): Chance | undefined {
  const n = entries.length;
  if (n === 0) return undefined;
  let [expected, variance, hits] = [0, 0, 0];
  for (const { isHit, baseline } of entries) {
    // One read each way more than there were: a baseline of 60 reads cannot tell 0 % from 1 %.
    const share = (baseline.targets + 1) / (baseline.reads + 2);
    expected += share;
    variance += share * (1 - share) * (1 + 1 / baseline.independent);
    if (isHit) hits += 1;
  }
  const spread = Math.sqrt(variance);
  const share = expected / n;
  const half = (Z * spread) / n;
  const z = Math.max(0, Math.abs(hits - expected) - 0.5) / spread;
  return {
    n,
    hits,
    share,
    interval: { low: Math.max(0, share - half), high: Math.min(1, share + half) },
    p: 2 * normalTail(z),
  };
}

/** The share of a normal distribution beyond `z ≥ 0`: Abramowitz and Stegun 26.2.17, within 7.5e-8. */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z);
  const series = [1.330_274_429, -1.821_255_978, 1.781_477_937, -0.356_563_782, 0.319_381_53];
  const value = series.reduce((total, factor) => total * t + factor, 0) * t;
  return (value * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
