import type { Side } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { dequantise } from '../heatmaps/columns/quantise';
import { type VenueId } from '../market/venues';

/** Neighbouring bins of one side that are all large: one wall in one column. Bins are counted from price 0. */
export interface WallRun {
  readonly side: Side;
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  /** The largest of the bins. */
  readonly peak: number;
  /** Base units over the bins. */
  readonly size: number;
}

/** The runs of bins of `side` whose code is at least `minCode`, from low to high prices. */
export function findRuns({ grid, cells }: HeatColumn, side: Side, minCode: number): WallRun[] {
  const codes = cells[side];
  const runs: WallRun[] = [];
  for (let start = 0; start < grid.count; start += 1) {
    if ((codes[start] ?? 0) < minCode) continue;
    let end = start;
    let peak = start;
    while ((codes[end + 1] ?? 0) >= minCode && end + 1 < grid.count) {
      end += 1;
      if ((codes[end] ?? 0) > (codes[peak] ?? 0)) peak = end;
    }
    const size = sizeOf(codes, { from: start, to: end }, grid.unit);
    const { firstBin } = grid;
    runs.push({ side, from: firstBin + start, to: firstBin + end, peak: firstBin + peak, size });
    start = end;
  }
  return runs;
}

/** Base units that the column holds in the bins `from`…`to` (inclusive, counted from price 0). */
export function sizeBetween({ grid, cells }: HeatColumn, side: Side, from: number, to: number): number {
  return sizeOf(cells[side], { from: from - grid.firstBin, to: to - grid.firstBin }, grid.unit);
}

function sizeOf(codes: Uint8Array, { from, to }: { from: number; to: number }, unit: number): number {
  let size = 0;
  for (let index = from; index <= to; index += 1) size += dequantise(codes[index] ?? 0, unit);
  return size;
}

/** The venues whose books are known in full over the bins `from`…`to`; none when the bins lie outside the grid. */
export function venuesOver({ grid, coverage }: HeatColumn, from: number, to: number): readonly VenueId[] {
  if (from < grid.firstBin || to >= grid.firstBin + grid.count) return [];
  const rounding = grid.binSize * 1e-6;
  const low = from * grid.binSize + rounding;
  const high = (to + 1) * grid.binSize - rounding;
  return coverage.filter((known) => known.low <= low && known.high >= high).map(({ venue }) => venue);
}
