import { yToPrice } from '../charts/chart-view';
import type { ChartAxes } from './project';
import type { RasterGrid } from './raster-grid';
import type { ZoneCount } from './zones';

/** What is there to be drawn. */
export interface RasterContent {
  /** Start of the first column and end of the last, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly binSize: number;
  readonly unit: number;
  readonly zones: ZoneCount;
}

/** Bounds the bitmap: 10 MB of RGBA pixels. */
export const MAX_CELLS = 2_500_000;
/** Room for live columns before the oldest make way. */
export const LIVE_COLUMNS = 240;
/** How much of the visible price range is kept above and below it, so that a small pan costs nothing. */
const PRICE_MARGIN = 0.5;
/** Cells may shrink to this many pixels, and pooled ones grow to that many, before they are cut anew. */
const FINEST_PX = 0.8;
const COARSEST_PX = 2.5;

/**
 * The grid to draw `content` with on these axes: cells of at least one CSS pixel, by pooling powers of two of
 * columns and bins, all columns of the content, and the visible prices with a margin. Undefined when the axes show
 * no finite range.
 */
export function planRaster(axes: ChartAxes, content: RasterContent): RasterGrid | undefined {
  const { stepMs, binSize, unit, zones } = content;
  const prices = visiblePrices(axes);
  if (!prices || !(axes.time.slope > 0) || !(content.to > content.from)) return undefined;
  const columnMs = stepMs * poolFactor(stepMs * axes.time.slope);
  const columns = Math.ceil((content.to - content.from) / columnMs) + 1 + LIVE_COLUMNS;
  const maxRows = Math.max(1, Math.floor(MAX_CELLS / columns));
  let rowSize = binSize * poolFactor(binSize * pixelsPerPrice(axes, prices));
  while (rowsOf(prices, rowSize) > maxRows) rowSize *= 2;
  const visible = rowsOf(prices, rowSize);
  const margin = Math.min(Math.ceil(visible * PRICE_MARGIN), Math.floor((maxRows - visible) / 2));
  const firstRow = Math.floor(prices.low / rowSize) - margin;
  return { columnMs, columns, rowSize, firstRow, rows: visible + 2 * margin, unit, zones };
}

/** `missing`: visible prices are not covered · `poor`: cells of the wrong size, good enough for a moment. */
export type RasterFit = 'good' | 'poor' | 'missing';

/** How well a grid still serves on these axes. */
export function rasterFit(grid: RasterGrid, axes: ChartAxes, content: RasterContent): RasterFit {
  const prices = visiblePrices(axes);
  const ideal = planRaster(axes, content);
  if (!prices || !ideal) return 'good';
  const low = grid.firstRow * grid.rowSize;
  const high = (grid.firstRow + grid.rows) * grid.rowSize;
  if (prices.low < low || prices.high > high || grid.unit !== content.unit) return 'missing';
  const columnsFit = suits(grid.columnMs * axes.time.slope, grid.columnMs, ideal.columnMs);
  const rowsFit = suits(grid.rowSize * pixelsPerPrice(axes, prices), grid.rowSize, ideal.rowSize);
  return columnsFit && rowsFit ? 'good' : 'poor';
}

/** Cells near the wanted size are left as they are, so that a little zoom to and fro does not cut them again. */
const suits = (px: number, size: number, ideal: number) =>
  size === ideal || (px >= FINEST_PX && px <= COARSEST_PX);

/** The power of two of cells to pool so that one covers a pixel. */
const poolFactor = (px: number) => 2 ** Math.max(0, Math.ceil(Math.log2(1 / px)));

const rowsOf = ({ low, high }: PriceRange, rowSize: number) =>
  Math.ceil(high / rowSize) - Math.floor(low / rowSize);

export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** The prices that a pane shows, none below zero; undefined when its axis shows no finite range. */
export function visiblePrices({ pane, price }: ChartAxes): PriceRange | undefined {
  const edges = [yToPrice(price, pane.top), yToPrice(price, pane.top + pane.height)];
  // Nothing trades below zero: a pane that reaches there needs no rows for it.
  const low = Math.max(0, Math.min(...edges));
  const high = Math.max(...edges);
  return Number.isFinite(low) && Number.isFinite(high) && high > low ? { low, high } : undefined;
}

/** Over the whole pane: on a logarithmic scale rows are larger than this below the middle, smaller above it. */
const pixelsPerPrice = ({ pane }: ChartAxes, { low, high }: PriceRange) => pane.height / (high - low);
