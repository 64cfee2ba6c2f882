import { ensureDefined } from '../../core/assert';
import type { BookColumn, PriceGrid, VenueCoverage } from './column';

/**
 * Columns of a finer step as columns of a coarser one: the greatest size of each cell, so that a wall that stood for one
 * second is still there when zoomed out. An interval without a column stays without.
 * @param columns of one series, oldest first.
 * @param stepMs a whole multiple of the columns' step.
 */
export function poolColumns(columns: readonly BookColumn[], stepMs: number): readonly BookColumn[] {
  const runs = new Map<number, BookColumn[]>();
  for (const column of columns) {
    const time = Math.floor(column.time / stepMs) * stepMs;
    const run = runs.get(time);
    if (run) run.push(column);
    else runs.set(time, [column]);
  }
  return [...runs].map(([time, run]) => poolRun(run, time, stepMs));
}

/** The columns of one coarse interval as one, laid on the grid of the last of them. */
function poolRun(run: readonly BookColumn[], time: number, stepMs: number): BookColumn {
  const { grid } = ensureDefined(run.at(-1), 'a column of the run');
  // Bins of another height cannot be laid on these without making detail up; only a price that has more than doubled changes it.
  const alike = run.filter((column) => column.grid.binSize === grid.binSize);
  const cells = { bid: new Uint8Array(grid.count), ask: new Uint8Array(grid.count) };
  for (const column of alike) {
    raise(cells.bid, grid, column.cells.bid, column.grid);
    raise(cells.ask, grid, column.cells.ask, column.grid);
  }
  const quoted = run.findLast(({ bid, ask }) => !Number.isNaN(bid) && !Number.isNaN(ask));
  return {
    time,
    stepMs,
    grid,
    cells,
    bid: quoted?.bid ?? Number.NaN,
    ask: quoted?.ask ?? Number.NaN,
    coverage: commonCoverage(alike),
  };
}

/** Raises each cell to the one at the same price of another grid with bins of the same height. */
function raise(into: Uint8Array, grid: PriceGrid, from: Uint8Array, fromGrid: PriceGrid): void {
  const offset = fromGrid.firstBin - grid.firstBin;
  // One octave is ten codes, see quantise.
  const steps = Math.round(10 * Math.log2(fromGrid.unit / grid.unit));
  for (let bin = Math.max(0, offset); bin < Math.min(into.length, from.length + offset); bin += 1) {
    const code = from[bin - offset] as number;
    if (code === 0) continue;
    const laid = Math.min(255, Math.max(1, code + steps));
    if (laid > (into[bin] as number)) into[bin] = laid;
  }
}

/** What every column knows: per venue the prices in all of their ranges. */
function commonCoverage(columns: readonly BookColumn[]): readonly VenueCoverage[] {
  const last = columns.at(-1)?.coverage ?? [];
  return last.flatMap(({ venue, shift }) => {
    const ranges = columns.map(({ coverage }) => coverage.find((each) => each.venue === venue));
    const low = Math.max(...ranges.map((range) => range?.low ?? Number.POSITIVE_INFINITY));
    const high = Math.min(...ranges.map((range) => range?.high ?? Number.NEGATIVE_INFINITY));
    return low < high ? [{ venue, low, high, shift }] : [];
  });
}
