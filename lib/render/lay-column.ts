import { SIDES } from '../core/units';
import type { BookColumn, PriceGrid, VenueCoverage } from '../heatmaps/order-book/column';
import { dequantise, quantise } from '../heatmaps/order-book/quantise';
import type { RasterGrid } from './raster-grid';
import { TOP_CODE } from './scale';

/** Bins meet rows when their edges agree to this share of a row. */
const EDGE_TOLERANCE = 1e-6;

/**
 * Adds a column of the book to one column of the raster, `lines` (a code per picture line, highest price first).
 * Lines within the coverage of any venue become known, and each keeps the largest code of either side laid on it.
 */
export function layColumn(column: BookColumn, grid: RasterGrid, lines: Uint8Array): void {
  for (const venue of column.coverage) openKnownLines(venue, grid, lines);
  for (const side of SIDES) laySide(column.cells[side], column.grid, grid, lines);
}

/** A line whose middle a venue knows is empty until something is laid on it. */
function openKnownLines({ low, high }: VenueCoverage, grid: RasterGrid, lines: Uint8Array): void {
  const top = grid.firstRow + grid.rows - 0.5;
  const first = Math.max(0, Math.ceil(top - high / grid.rowSize));
  const last = Math.min(grid.rows - 1, Math.floor(top - low / grid.rowSize));
  for (let y = first; y <= last; y += 1) if ((lines[y] ?? 0) > TOP_CODE) lines[y] = 0;
}

function laySide(cells: Uint8Array, bins: PriceGrid, grid: RasterGrid, lines: Uint8Array): void {
  const rowsPerBin = bins.binSize / grid.rowSize;
  const recode = codeFor(bins.unit, grid.unit, Math.max(1, rowsPerBin));
  const top = grid.firstRow + grid.rows;
  for (let bin = 0; bin < cells.length; bin += 1) {
    const code = cells[bin] ?? 0;
    if (code === 0) continue;
    const bottomRow = Math.floor((bins.firstBin + bin) * rowsPerBin + EDGE_TOLERANCE);
    const topRow = Math.ceil((bins.firstBin + bin + 1) * rowsPerBin - EDGE_TOLERANCE);
    raise(lines, top - topRow, top - bottomRow, recode(code));
  }
}

/** The code of the same size in the raster's unit, shared evenly when a bin is spread over several rows. */
function codeFor(from: number, to: number, rowsPerBin: number): (code: number) => number {
  if (from === to && rowsPerBin <= 1 + EDGE_TOLERANCE) return (code) => Math.min(code, TOP_CODE);
  return (code) => Math.min(quantise(dequantise(code, from) / rowsPerBin, to), TOP_CODE);
}

function raise(lines: Uint8Array, first: number, end: number, code: number): void {
  for (let y = Math.max(0, first); y < Math.min(lines.length, end); y += 1) {
    const held = lines[y] ?? 0;
    if (held > TOP_CODE || held < code) lines[y] = code;
  }
}
