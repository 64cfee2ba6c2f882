import type { Side } from '../../core/units';
import type { HeatColumn, PriceGrid } from './column';
import { dequantise, quantise } from './quantise';
import type { Pooled } from './series';

/** The size of each code, in units. */
const SIZES = Float64Array.from({ length: 256 }, (_, code) => dequantise(code, 1));

type PoolSide = (columns: readonly HeatColumn[], side: Side, grid: PriceGrid) => Uint8Array;

/** Of each way of pooling, how the cells of one side become one column's; their grids have bins of one height. */
export const POOL_SIDE: Readonly<Record<Pooled, PoolSide>> = { max: greatest, mean };

function greatest(columns: readonly HeatColumn[], side: Side, grid: PriceGrid): Uint8Array {
  const cells = new Uint8Array(grid.count);
  for (const column of columns) raise(cells, grid, column.cells[side], column.grid);
  return cells;
}

/** Raises each cell to the one at the same price of another grid. */
function raise(into: Uint8Array, grid: PriceGrid, from: Uint8Array, fromGrid: PriceGrid): void {
  const offset = fromGrid.firstBin - grid.firstBin;
  // One octave is ten codes, see quantise.
  const steps = Math.round(10 * Math.log2(fromGrid.unit / grid.unit));
  const end = Math.min(into.length, from.length + offset);
  for (let bin = Math.max(0, offset); bin < end; bin += 1) {
    const code = from[bin - offset] as number;
    if (code === 0) continue;
    const laid = steps === 0 ? code : Math.min(255, Math.max(1, code + steps));
    if (laid > (into[bin] as number)) into[bin] = laid;
  }
}

function mean(columns: readonly HeatColumn[], side: Side, grid: PriceGrid): Uint8Array {
  const cells = new MeanCells(grid);
  for (const column of columns) cells.add(column.cells[side], column.grid);
  return cells.codes();
}

/** The mean size at each price of a grid, over the columns whose own grid reaches there. */
export class MeanCells {
  /** Sizes in base units. */
  private readonly sums: Float64Array;
  /** By how many columns more reach a bin than the one before. */
  private readonly reaches: Float64Array;

  constructor(private readonly grid: PriceGrid) {
    this.sums = new Float64Array(grid.count);
    this.reaches = new Float64Array(grid.count + 1);
  }

  /** Adds the cells of one side of a column, or of one that is the mean of `count` columns. */
  add(from: Uint8Array, fromGrid: PriceGrid, count = 1): void {
    const { sums } = this;
    const offset = fromGrid.firstBin - this.grid.firstBin;
    const start = Math.max(0, offset);
    const end = Math.min(sums.length, from.length + offset);
    this.reach(start, end, count);
    for (let bin = start; bin < end; bin += 1) {
      const code = from[bin - offset] as number;
      if (code > 0) sums[bin] = (sums[bin] as number) + count * (SIZES[code] as number) * fromGrid.unit;
    }
  }

  codes(): Uint8Array {
    let reaching = 0;
    return Uint8Array.from(this.sums, (sum, bin) => {
      reaching += this.reaches[bin] as number;
      return quantise(sum / Math.max(1, reaching), this.grid.unit);
    });
  }

  /** The same on a grid with bins of the same height that holds all of this one's. */
  onto(grid: PriceGrid): MeanCells {
    const moved = new MeanCells(grid);
    const offset = this.grid.firstBin - grid.firstBin;
    moved.sums.set(this.sums, offset);
    moved.reaches.set(this.reaches, offset);
    return moved;
  }

  private reach(start: number, end: number, count: number): void {
    if (end <= start) return;
    this.reaches[start] = (this.reaches[start] as number) + count;
    this.reaches[end] = (this.reaches[end] as number) - count;
  }
}
