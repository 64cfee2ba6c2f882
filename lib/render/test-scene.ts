import type { HeatColumn, PriceGrid, VenueCoverage } from '../heatmaps/columns/column';
import type { ChartAxes } from './project';
import type { RasterGrid } from './raster-grid';

/** A multiple of every column length used in tests. */
export const START = 1_700_000_000_000;

export const GRID: RasterGrid = {
  columnMs: 1000,
  columns: 16,
  rowSize: 10,
  firstRow: 100,
  rows: 12,
  unit: 0.001,
  zones: 1,
};

export const BINS: PriceGrid = { firstBin: 100, count: 12, binSize: 10, unit: 0.001 };

interface ColumnParts {
  readonly index?: number;
  readonly grid?: PriceGrid;
  /** Codes by bin, counted from the grid's first. */
  readonly bids?: Readonly<Record<number, number>>;
  readonly asks?: Readonly<Record<number, number>>;
  readonly coverage?: readonly VenueCoverage[];
}

/** A column of one-second steps; its one venue knows the whole grid unless told otherwise. */
export function testColumn({
  index = 0,
  grid = BINS,
  bids = {},
  asks = {},
  coverage,
}: ColumnParts): HeatColumn {
  const low = grid.firstBin * grid.binSize;
  const high = (grid.firstBin + grid.count) * grid.binSize;
  return {
    time: START + index * 1000,
    stepMs: 1000,
    grid,
    cells: { bid: codes(grid, bids), ask: codes(grid, asks) },
    bid: Number.NaN,
    ask: Number.NaN,
    coverage: coverage ?? [{ venue: 'binance-usdm', low, high, shift: 0 }],
  };
}

/** Axes on which `GRID` fills a pane of 160 × 120 pixels from the start: 10 pixels a column and a row. */
export const AXES: ChartAxes = {
  pane: { left: 30, top: 20, width: 160, height: 120 },
  price: { model: 'linear', offset: 20 + 1120, slope: -1, shift: 0 },
  time: { offset: 30 - START / 100, slope: 0.01, anchor: 'absolute' },
};

function codes({ count }: PriceGrid, wanted: Readonly<Record<number, number>>): Uint8Array {
  return Uint8Array.from({ length: count }, (_, bin) => wanted[bin] ?? 0);
}
