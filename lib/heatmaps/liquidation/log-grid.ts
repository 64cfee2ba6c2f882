import type { LogGrid } from './contract';

/** The height of a bin in log price: 5 basis points. */
export const LOG_STEP = 0.0005;

/** Bins of a grid: ±120 % in log price, where the liquidations of nearly unlevered positions still lie. */
export const LOG_BINS = 4800;

/** How far the price may go from the middle of its grid: about 20 %. */
const DRIFT_BINS = 400;

/** The bin of a price on the endless lattice that every grid is cut from. */
export const latticeBin = (price: number) => Math.floor(Math.log(price) / LOG_STEP);

/** A part of a grid, counted in its bins; `to` is exclusive. */
export interface BinRange {
  readonly from: number;
  readonly to: number;
}

/** All bins of a grid. */
export const WHOLE: BinRange = { from: 0, to: LOG_BINS };

/** The price at which a bin of the lattice begins. */
export const latticePrice = (bin: number) => Math.exp(bin * LOG_STEP);

/** The first bin of the grid around a price. */
export const firstBinAround = (price: number) => latticeBin(price) - LOG_BINS / 2;

/** The first bin of the grid to go on with: the present one while the price stays near its middle. */
export function followPrice(firstBin: number, price: number): number {
  const away = latticeBin(price) - (firstBin + LOG_BINS / 2);
  return Math.abs(away) > DRIFT_BINS ? firstBinAround(price) : firstBin;
}

/** @param range the part of it that is meant. */
export const logGrid = (firstBin: number, { from, to }: BinRange = WHOLE): LogGrid => ({
  origin: latticePrice(firstBin + from),
  step: LOG_STEP,
  count: to - from,
});

/** The bins of the grid that cover everything between two prices, as far as it goes. */
export function binsBetween(firstBin: number, low: number, high: number): BinRange {
  // A bin more on both sides, as the edges are rounded.
  const from = low > 0 ? clampBin(latticeBin(low) - firstBin - 1) : 0;
  return { from, to: high > 0 ? Math.max(from, clampBin(latticeBin(high) - firstBin + 2)) : from };
}

/** Holds a bin, or the end of a range of them, within the grid. */
export const clampBin = (bin: number) => Math.min(LOG_BINS, Math.max(0, bin));

/** Lays an array on a grid that begins `bins` later. */
export function moveBins(sizes: Float32Array | Float64Array, bins: number): void {
  if (bins > 0) sizes.copyWithin(0, bins).fill(0, Math.max(0, sizes.length - bins));
  else sizes.copyWithin(-bins, 0).fill(0, 0, -bins);
}
