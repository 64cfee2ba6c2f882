import { BIN, type NearbyMass } from './bins';
import { clusterLift } from './clusters';
import { knownMean, mean, smooth, spearman, sum } from './statistics';

/** Standard deviation of the smoothing that both maps get, in bins: 15 bp. */
const SMOOTHING = 1.5;
/** That of the trend which `local` leaves out: 1.2 %. */
const TREND = 12;

/** How well a map agrees with the true positions in a window. */
export interface MapScores {
  /** Rank correlation over the bins of both sides. */
  readonly rho: number;
  /** The same of what is left when the moving trend is removed: does it know where inside the region? */
  readonly local: number;
  /** True mass in the map's highest 10 % of bins ÷ that in the truth's own. */
  readonly cap10: number;
  /** Wasserstein distance of the normalised densities, per cent of the price, mean of both sides. */
  readonly emd: number;
  /** Share of the true clusters that are found within 0.2 %, less what chance finds; NaN when the truth has none. */
  readonly lift: number;
  /** Share of the true positions' mass that lies in the 20 % of bins which the map ranks highest. */
  readonly top20: number;
  /** log10 of estimated ÷ true mass; NaN when the map is empty. */
  readonly mass: number;
}

export function scoreMap(estimate: NearbyMass, truth: NearbyMass): MapScores {
  const sides = [
    { estimate: curveOf(estimate.long), truth: curveOf(truth.long) },
    { estimate: curveOf(estimate.short), truth: curveOf(truth.short) },
  ] as const;
  const curve = joined(sides[0].estimate, sides[1].estimate);
  const trueCurve = joined(sides[0].truth, sides[1].truth);
  return {
    rho: spearman(curve, trueCurve),
    local: spearman(
      joined(...sides.map((side) => detrended(side.estimate))),
      joined(...sides.map((side) => detrended(side.truth))),
    ),
    cap10: massInTop(curve, trueCurve, 0.1) / massInTop(trueCurve, trueCurve, 0.1),
    emd: mean(sides.map((side) => transportDistance(side.estimate, side.truth))),
    lift: knownMean(sides.map((side) => clusterLift(side.estimate, side.truth) ?? Number.NaN)),
    top20: massInTop(curve, joined(truth.long, truth.short), 0.2) / (sum(truth.long) + sum(truth.short)),
    mass: massRatio(estimate, truth),
  };
}

/** A map's mass as it is compared: smoothed. */
export function curveOf(mass: Float64Array): Float64Array {
  const curve = smooth(mass, SMOOTHING);
  const highest = Math.max(...curve);
  return highest > 0 ? rounded(curve, 2 ** (Math.floor(Math.log2(highest)) - 40)) : curve;
}

/** Where a map is level, rounding errors are not to rank its bins. @param digit a power of two, so that sides agree. */
const rounded = (values: Float64Array, digit: number): Float64Array =>
  values.map((value) => Math.round(value / digit) * digit);

function massRatio(estimate: NearbyMass, truth: NearbyMass): number {
  const held = sum(estimate.long) + sum(estimate.short);
  return held > 0 ? Math.log10(held / (sum(truth.long) + sum(truth.short))) : Number.NaN;
}

function joined(...parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

/** The log of a curve relative to its mean, less its own trend. */
function detrended(curve: Float64Array): Float64Array {
  const level = mean(curve) || 1;
  const logs = curve.map((value) => Math.log1p(value / level));
  const trend = smooth(logs, TREND);
  return rounded(
    logs.map((value, index) => value - (trend[index] ?? 0)),
    2 ** -30,
  );
}

/** Mass in the bins that rank highest. Bins that are equal where the cut falls count with the mean of theirs. */
function massInTop(ranking: Float64Array, mass: Float64Array, share: number): number {
  const wanted = Math.max(1, Math.floor(ranking.length * share));
  const cut = ranking.toSorted().at(-wanted) ?? 0;
  const above = mass.filter((_, bin) => (ranking[bin] ?? 0) > cut);
  const level = mass.filter((_, bin) => ranking[bin] === cut);
  return sum(above) + (wanted - above.length) * mean(level);
}

/** W1 of two densities on one side, per cent; the worst there can be, half the window, when one is empty. */
function transportDistance(estimate: Float64Array, truth: Float64Array): number {
  const [held, real] = [sum(estimate), sum(truth)];
  if (held <= 0 || real <= 0) return (truth.length * BIN * 100) / 2;
  let ahead = 0;
  let moved = 0;
  truth.forEach((value, bin) => {
    ahead += (estimate[bin] ?? 0) / held - value / real;
    moved += Math.abs(ahead);
  });
  return moved * BIN * 100;
}
