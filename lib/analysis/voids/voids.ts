import { distanceTo } from '../density/density';
import {
  type LaidLayer,
  layLayer,
  type LayerReading,
  type LayerSource,
  sourceOf,
  windowAround,
} from '../density/layer';
import { runsWhere } from '../density/runs';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';

/** A layer in a void. */
export interface VoidLayer extends LayerSource {
  /** Its mean size per price in the void, as a share of that around it. */
  readonly share: number;
}

/** A stretch of prices at which hardly anything lies. */
export interface VoidZone extends PriceSpan {
  /** As a share of the price. */
  readonly width: number;
  /** From the price to the nearer edge, as a signed share of the price: below is negative, inside is 0. */
  readonly distance: number;
  readonly layers: readonly VoidLayer[];
}

/** A bin is thin when it is among this share of the bins around the price that hold least, */
const THIN_SHARE = 0.2;
/** and holds less than this share of the median one: in an even layer the least is not little. */
const MEDIAN_SHARE = 0.5;

/** As a share of the price: narrower stretches do not matter. */
const MIN_WIDTH = 0.003;

/**
 * Stretches within ±10 % of the price, from the lowest up, in which every one of the layers is known and thin. A layer without any size has no voids: nothing is known to lie around them.
 * @param layers densities, not single prices.
 */
export function voidZones(layers: readonly LayerReading[], price: number): readonly VoidZone[] {
  if (!(price > 0) || layers.length === 0) return [];
  const { firstBin, count, binSize } = windowAround(price);
  const laid = layers.map((layer) => layLayer(layer, price));
  const limits = laid.map(thinBelow);
  const isVoid = (bin: number) =>
    laid.every(({ size, isKnown }, index) => {
      const here = size[bin] as number;
      const { least, most } = limits[index] as Limits;
      return isKnown[bin] === 1 && most > 0 && (here < least || here <= most * NOTHING);
    });
  return runsWhere(count, isVoid).flatMap((run) => {
    const [low, high] = [(firstBin + run.from) * binSize, (firstBin + run.to) * binSize];
    if (high - low < MIN_WIDTH * price * (1 - NOTHING)) return [];
    return {
      low,
      high,
      width: (high - low) / price,
      distance: distanceTo({ low, high }, price),
      layers: laid.map((each) => ({ ...sourceOf(each.reading), share: shareIn(each, run.from, run.to) })),
    };
  });
}

/** As a share of the largest: what rounding leaves. */
const NOTHING = 1e-9;

interface Limits {
  readonly least: number;
  readonly most: number;
}

function thinBelow({ sorted }: LaidLayer): Limits {
  const quantile = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  const least = Math.min(quantile(THIN_SHARE), MEDIAN_SHARE * quantile(0.5));
  return { least: least * (1 - NOTHING), most: sorted.at(-1) ?? 0 };
}

function shareIn({ size, sorted }: LaidLayer, from: number, to: number): number {
  return meanOf(size.subarray(from, to)) / meanOf(sorted);
}

const meanOf = (sizes: Float64Array) => sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
