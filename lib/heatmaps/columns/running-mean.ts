import { ensureDefined } from '../../core/assert';
import { type Side, SIDES } from '../../core/units';
import type { HeatColumn, PriceGrid } from './column';
import { poolColumns } from './pool';
import { MeanCells } from './pool-cells';

/** The mean of an interval that is not over, column by column: sizes are added up, and rounded only to be shown. */
export class RunningMean {
  private sides: Readonly<Record<Side, MeanCells>>;

  /** @param held the mean of the first `count` columns, in the step of the interval. */
  constructor(
    private held: HeatColumn,
    count: number,
  ) {
    const { cells, grid } = held;
    this.sides = { bid: new MeanCells(grid), ask: new MeanCells(grid) };
    for (const side of SIDES) this.sides[side].add(cells[side], grid, count);
  }

  get column(): HeatColumn {
    return this.held;
  }

  /** Takes the next column of the interval. */
  add(column: HeatColumn): void {
    const { held, sides } = this;
    const pooled = ensureDefined(poolColumns([held, column], held.stepMs)[0], 'a pooled column');
    const { grid } = pooled;
    // What was added up cannot be laid on bins of another height, nor far away: the mean begins anew.
    this.sides = holds(grid, held.grid)
      ? { bid: sides.bid.onto(grid), ask: sides.ask.onto(grid) }
      : { bid: new MeanCells(grid), ask: new MeanCells(grid) };
    for (const side of SIDES) this.sides[side].add(column.cells[side], column.grid);
    this.held = { ...pooled, cells: { bid: this.sides.bid.codes(), ask: this.sides.ask.codes() } };
  }
}

const holds = (grid: PriceGrid, other: PriceGrid) =>
  grid.binSize === other.binSize &&
  grid.firstBin <= other.firstBin &&
  grid.firstBin + grid.count >= other.firstBin + other.count;
