import type { Side } from '../../core/units';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import { medianOf, smooth } from '../../heatmaps/volume-profile/smooth';
import type { VenueId } from '../../market/venues';
import { type BinGrid, type Density, type MapReading, priceAt } from '../density/density';
import { type Known, known, notKnown } from '../known';
import { findPeaks, type Peak } from './peaks';

/** A stretch of prices at which much lies. `low` and `high` are where half of its prominence is gone. */
export interface Cluster extends PriceSpan {
  readonly side: Side;
  /** Middle of its highest bin, after smoothing. */
  readonly price: number;
  /** Mean price, weighted by size. */
  readonly centroid: number;
  /** Between the edges: base units, and quote units. */
  readonly size: number;
  readonly worth: number;
  /** How far it stands out, as a share (0…1) of the highest of its side. */
  readonly prominence: number;
  /** Standard deviation of the size, base units, at best: bins count as independent. */
  readonly deviation: Known<number, 'no variance'>;
  /** 1 ÷ (1 + deviation ÷ size): ½ where the one is as large as the other. */
  readonly confidence: Known<number, 'no variance'>;
  /** Whose it is; sizes undefined where the shares of venues were not kept. */
  readonly venues: readonly { readonly venue: VenueId; readonly size: number | undefined }[];
}

/** Densities are smoothed by a normal distribution of this much of the price. */
export const SMOOTHING = 0.0015;

/** A peak must stand out by so much of its side's maximum, */
export const MIN_PROMINENCE = 0.15;
/** and by so many standard deviations of the noise around it, */
const MIN_DEVIATIONS = 3;
/** within so many of the smoothing's own widths. */
const NOISE_REACH = 10;

/** Beyond this much of the price, clusters are not looked for. */
export const REACH = 0.1;

/** No zone is drawn or tested narrower than this much of the price to both sides: nothing is known more exactly. */
const HALF_ZONE = 0.0025;

/** Clusters that are followed are looked for within this much of the price. */
const KEPT_REACH = 0.12;

/** What was a cluster once stays one while it stands out by less, and further from the price. */
export const KEPT: ClusterRule = { minProminence: 0.1, reach: KEPT_REACH };

export interface ClusterRule {
  readonly minProminence?: number;
  /** As a share of the price. */
  readonly reach?: number;
}

/** The clusters of one side, from the lowest price up (analytics: peaks of any density, FWHM at half prominence). */
export function findClusters(
  { grid, ...density }: Density,
  side: Side,
  price: number,
  { minProminence = MIN_PROMINENCE, reach = REACH }: ClusterRule = {},
): readonly Cluster[] {
  const { from, to } = binsWithin(grid, price, reach);
  if (from >= to) return [];
  const near: Density = {
    grid: { ...grid, firstBin: grid.firstBin + from, count: to - from },
    size: density.size.subarray(from, to),
    variance: density.variance?.subarray(from, to),
    parts: density.parts.map(({ venue, size }) => ({ venue, size: size?.subarray(from, to) })),
    known: density.known,
  };
  const sigma = (SMOOTHING * price) / grid.binSize;
  // Together with what lies just beyond: an end that smoothing lowers would look like a peak.
  const smoothed = smooth(density.size, sigma).subarray(from, to);
  const noiseAt = (bin: number) =>
    MIN_DEVIATIONS * noiseAround(near.size, bin, Math.ceil(NOISE_REACH * sigma));
  const most = smoothed.reduce((highest, size) => Math.max(highest, size), 0);
  return findPeaks(smoothed, { minProminence, noiseAt }).flatMap(
    (peak) => clusterOf(near, side, peak, most) ?? [],
  );
}

/** Both sides of a map, bids and longs first. */
export const clustersOf = ({ bid, ask, price }: MapReading, rule?: ClusterRule): readonly Cluster[] => [
  ...findClusters(bid, 'bid', price, rule),
  ...findClusters(ask, 'ask', price, rule),
];

export const isWithin = (reach: number, { centroid }: Cluster, price: number) =>
  Math.abs(centroid / price - 1) < reach;

/** Whether something that was looked for as {@link KEPT} would have been found without that. */
export const isStrong = (cluster: Cluster, price: number) =>
  cluster.prominence >= MIN_PROMINENCE && isWithin(REACH, cluster, price);

/** What a cluster is drawn and tested as: its centroid ± half its width, at least ± 0.25 %. */
export function zoneOf({ centroid, low, high }: Pick<Cluster, 'centroid' | 'low' | 'high'>): PriceSpan {
  const half = Math.max((high - low) / 2, HALF_ZONE * centroid);
  return { low: centroid - half, high: centroid + half };
}

function binsWithin({ firstBin, count, binSize }: BinGrid, price: number, reach: number) {
  const binOf = (at: number) => Math.min(count, Math.max(0, Math.round(at / binSize) - firstBin));
  return price > 0
    ? { from: binOf(price * (1 - reach)), to: binOf(price * (1 + reach)) }
    : { from: 0, to: 0 };
}

/**
 * The standard deviation of what is noise around a bin: of how far each bin lies from the middle of its neighbours, which
 * a hill hardly moves, from the median, so that one large bin among empty ones is a peak (Gasser, Sroka and
 * Jennen-Steinmetz 1986).
 */
function noiseAround(values: Float64Array, bin: number, reach: number): number {
  const around = values.subarray(Math.max(0, bin - reach), bin + reach + 1);
  const apart = around
    .slice(1, -1)
    .map((value, index) => Math.abs(value - ((around[index] as number) + (around[index + 2] as number)) / 2));
  return (MAD_TO_DEVIATION * medianOf(apart)) / Math.sqrt(1.5);
}

/** Of a normal distribution. */
const MAD_TO_DEVIATION = 1.4826;

function clusterOf(
  { grid, size, variance, parts }: Density,
  side: Side,
  peak: Peak,
  most: number,
): Cluster | undefined {
  const sumOf = (sizes: Float64Array) => sumBins(sizes, peak);
  const total = sumOf(size);
  if (!(total > 0)) return undefined;
  const worth = sumBins(size, peak, (bin) => priceAt(grid, bin));
  const deviation = variance ? known(Math.sqrt(sumOf(variance))) : notKnown('no variance');
  return {
    side,
    price: priceAt(grid, peak.at),
    centroid: worth / total,
    low: priceAt(grid, peak.low),
    high: priceAt(grid, peak.high),
    size: total,
    worth,
    prominence: peak.prominence / most,
    deviation,
    confidence: deviation.value === undefined ? deviation : known(1 / (1 + deviation.value / total)),
    venues: parts.map((part) => ({ venue: part.venue, size: part.size && sumOf(part.size) })),
  };
}

function sumBins(
  sizes: Float64Array,
  { first, last }: Peak,
  weightOf: (bin: number) => number = () => 1,
): number {
  let sum = 0;
  for (let bin = first; bin <= last; bin += 1) sum += (sizes[bin] as number) * weightOf(bin);
  return sum;
}
