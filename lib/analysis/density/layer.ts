import type { HeatLayerId } from '../../heatmaps/layers';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import { smooth } from '../../heatmaps/volume-profile/smooth';
import type { VenueId } from '../../market/venues';
import type { Known } from '../known';
import { type BinGrid, type Density, type MapReading, priceAt, type SizeBasis } from './density';
import { layOn } from './lay';

/** What can agree on a price. */
export type EvidenceLayer = HeatLayerId | 'volume-profile' | 'naked-poc';

/** Where a layer comes from and of when it is. */
export interface LayerSource {
  readonly layer: EvidenceLayer;
  /** Epoch ms. */
  readonly time: number;
  readonly basis: SizeBasis;
  readonly venues: readonly VenueId[];
}

/** A layer as one density, whichever side its sizes are on. */
export interface LayerReading extends LayerSource {
  readonly density: Pick<Density, 'grid' | 'size' | 'known'>;
  /** True for single prices, which must not be smoothed. */
  readonly isPoints?: boolean;
  /** Since when what lies at a price has been there, epoch ms. */
  readonly sinceAt?: (price: number) => Known<number>;
}

/** Both sides of a map as one layer. */
export function mapLayer(layer: EvidenceLayer, { time, basis, bid, ask }: MapReading): LayerReading {
  return {
    layer,
    time,
    basis,
    venues: bid.parts.map(({ venue }) => venue),
    density: {
      grid: bid.grid,
      size: bid.size.map((size, bin) => size + (ask.size[bin] as number)),
      known: { low: Math.max(bid.known.low, ask.known.low), high: Math.min(bid.known.high, ask.known.high) },
    },
  };
}

/** Single prices, all alike, as a density; they are known over the whole of a stretch. */
export function pointsDensity(
  prices: readonly number[],
  known: PriceSpan,
  price: number,
): LayerReading['density'] {
  const grid = windowAround(price);
  const size = new Float64Array(grid.count);
  for (const each of prices) {
    const bin = Math.floor(each / grid.binSize) - grid.firstBin;
    if (bin >= 0 && bin < size.length) size[bin] = (size[bin] as number) + 1;
  }
  return { grid, size, known };
}

/** Layers are compared within ±10 % of the price, in bins of 5 bp. */
const REACH_BINS = 200;
const BIN_SHARE = 0.0005;
/** Of the normal distribution that densities are smoothed by, 15 bp. */
const SMOOTHING_BINS = 3;

export const windowAround = (price: number): BinGrid => ({
  firstBin: Math.round(1 / BIN_SHARE) - REACH_BINS,
  count: 2 * REACH_BINS,
  binSize: price * BIN_SHARE,
});

/** A layer on the window around a price. */
export interface LaidLayer {
  readonly reading: LayerReading;
  /** Base units per bin, smoothed. */
  readonly size: Float64Array;
  /** 1 where all of its venues are known. */
  readonly isKnown: Uint8Array;
  /** The sizes of the known bins, the least first. */
  readonly sorted: Float64Array;
}

export function layLayer(reading: LayerReading, price: number): LaidLayer {
  const grid = windowAround(price);
  const { density, isPoints = false } = reading;
  const size = isPoints ? layOn(grid, density) : smoothOn(grid, density);
  const isKnown = Uint8Array.from(size, (_, bin) => {
    const middle = priceAt(grid, bin);
    return middle >= density.known.low && middle <= density.known.high ? 1 : 0;
  });
  return { reading, size, isKnown, sorted: size.filter((_, bin) => isKnown[bin] === 1).toSorted() };
}

/** Smoothed together with what lies just beyond the window, which is not empty. */
function smoothOn(grid: BinGrid, density: LayerReading['density']): Float64Array {
  const beyond = 4 * SMOOTHING_BINS;
  const wide = { ...grid, firstBin: grid.firstBin - beyond, count: grid.count + 2 * beyond };
  return smooth(layOn(wide, density), SMOOTHING_BINS).slice(beyond, beyond + grid.count);
}

/** Sizes that differ by less than this share are equal but for rounding. */
const ROUNDING = 1e-9;

/** The share (0…1) of some sorted sizes that are smaller; equal ones are not. */
export function rankIn(sorted: Float64Array, size: number): number {
  const limit = size * (1 - ROUNDING);
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < limit) from = middle + 1;
    else to = middle;
  }
  return sorted.length === 0 ? 0 : from / sorted.length;
}

export const sourceOf = ({ layer, time, basis, venues }: LayerReading): LayerSource => ({
  layer,
  time,
  basis,
  venues,
});
