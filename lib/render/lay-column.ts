import { type Side, SIDES } from '../core/units';
import type { HeatColumn, PriceGrid, VenueCoverage } from '../heatmaps/columns/column';
import { dequantise, quantise } from '../heatmaps/columns/quantise';
import type { RasterGrid } from './raster-grid';
import { cellCode, levelOf, TOP_CODE, type Zoning } from './zones';

/** Bins meet rows when their edges agree to this share of a row. */
const EDGE_TOLERANCE = 1e-6;

/**
 * Adds a column to one column of the raster, `lines` (a code per picture line, highest price first). Lines within the
 * coverage of any venue become known, and each keeps the largest size laid on it of the sides that are shown, in the
 * colours of its zone. A column whose zones cannot be told adds nothing.
 */
export function layColumn(
  column: HeatColumn,
  grid: RasterGrid,
  zoneOf: Zoning['zoneOf'],
  lines: Uint8Array,
  sides: readonly Side[] = SIDES,
): void {
  const zones = { bid: zoneOf(column, 'bid'), ask: zoneOf(column, 'ask') };
  if (zones.bid === undefined || zones.ask === undefined) return;
  for (const venue of column.coverage) openKnownLines(venue, grid, lines);
  for (const side of sides) laySide(column.cells[side], column.grid, { grid, zone: zones[side] ?? 0 }, lines);
}

/** A line whose middle a venue knows is empty until something is laid on it. */
function openKnownLines({ low, high }: VenueCoverage, grid: RasterGrid, lines: Uint8Array): void {
  const top = grid.firstRow + grid.rows - 0.5;
  const first = Math.max(0, Math.ceil(top - high / grid.rowSize));
  const last = Math.min(grid.rows - 1, Math.floor(top - low / grid.rowSize));
  for (let y = first; y <= last; y += 1) if ((lines[y] ?? 0) > TOP_CODE) lines[y] = 0;
}

/** Where the cells of one side go. */
interface Target {
  readonly grid: RasterGrid;
  readonly zone: number;
}

function laySide(cells: Uint8Array, bins: PriceGrid, { grid, zone }: Target, lines: Uint8Array): void {
  const rowsPerBin = bins.binSize / grid.rowSize;
  const sizeOf = codeFor(bins.unit, grid.unit, Math.max(1, rowsPerBin));
  const top = grid.firstRow + grid.rows;
  for (let bin = 0; bin < cells.length; bin += 1) {
    const code = cells[bin] ?? 0;
    if (code === 0) continue;
    const bottomRow = Math.floor((bins.firstBin + bin) * rowsPerBin + EDGE_TOLERANCE);
    const topRow = Math.ceil((bins.firstBin + bin + 1) * rowsPerBin - EDGE_TOLERANCE);
    const cell = cellCode(grid.zones, zone, sizeOf(code));
    raise(lines, top - topRow, top - bottomRow, cell, grid.zones);
  }
}

/** The code of the same size in the raster's unit, shared evenly when a bin is spread over several rows. */
function codeFor(from: number, to: number, rowsPerBin: number): (code: number) => number {
  if (from === to && rowsPerBin <= 1 + EDGE_TOLERANCE) return (code) => code;
  return (code) => quantise(dequantise(code, from) / rowsPerBin, to);
}

function raise(lines: Uint8Array, first: number, end: number, cell: number, zones: number): void {
  const level = levelOf(zones, cell);
  for (let y = Math.max(0, first); y < Math.min(lines.length, end); y += 1) {
    const held = lines[y] ?? 0;
    const heldLevel = held > TOP_CODE ? 0 : levelOf(zones, held);
    // Of equal sizes the later zone wins, so that the order in which columns come does not matter.
    if (heldLevel < level || (heldLevel === level && held < cell)) lines[y] = cell;
  }
}
