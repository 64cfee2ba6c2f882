import { ensureDefined } from '../../core/assert';
import type { HeatColumn, VenueCoverage } from './column';
import { POOL_SIDE } from './pool-cells';
import type { Pooled } from './series';
import { unionGrid } from './union-grid';

/**
 * Columns of a finer step as columns of a coarser one: the greatest size of each cell, so that a wall that stood for one
 * second is still there when zoomed out, or the mean. An interval without a column stays without. Greatest sizes may be
 * pooled again with the same result as at once; means may not, each time they are rounded anew.
 * @param columns of one series, oldest first.
 * @param stepMs a whole multiple of the columns' step.
 */
export function poolColumns(
  columns: readonly HeatColumn[],
  stepMs: number,
  pooled: Pooled = 'max',
): readonly HeatColumn[] {
  const pooler = new Pooler(stepMs, pooled);
  const done = columns.flatMap((column) => pooler.push(column) ?? []);
  const last = pooler.end();
  return last ? [...done, last] : done;
}

/** Does what {@link poolColumns} does, column by column, without holding more than one coarse interval. */
export class Pooler {
  private run: HeatColumn[] = [];
  private time = Number.NaN;

  constructor(
    private readonly stepMs: number,
    private readonly pooled: Pooled = 'max',
  ) {}

  /** Takes the next column; returns the coarse one before it, if this one begins another. */
  push(column: HeatColumn): HeatColumn | undefined {
    const time = Math.floor(column.time / this.stepMs) * this.stepMs;
    const before = time === this.time ? undefined : this.end();
    this.time = time;
    this.run.push(column);
    return before;
  }

  /** The coarse column that is not given out yet. */
  end(): HeatColumn | undefined {
    const { run, time, stepMs, pooled } = this;
    this.run = [];
    return run.length > 0 ? poolRun(run, { time, stepMs }, pooled) : undefined;
  }
}

/** The columns of one coarse interval as one, on a grid that holds all of theirs. */
function poolRun(
  run: readonly HeatColumn[],
  at: Pick<HeatColumn, 'time' | 'stepMs'>,
  pooled: Pooled,
): HeatColumn {
  const { binSize } = ensureDefined(run.at(-1), 'a column of the run').grid;
  // Bins of another height cannot be laid on these without making detail up; only a price that has more than doubled changes it.
  const alike = run.filter((column) => column.grid.binSize === binSize);
  const grid = unionGrid(alike.map((column) => column.grid));
  const pool = POOL_SIDE[pooled];
  const quoted = run.findLast(({ bid, ask }) => !Number.isNaN(bid) && !Number.isNaN(ask));
  return {
    ...at,
    grid,
    cells: { bid: pool(alike, 'bid', grid), ask: pool(alike, 'ask', grid) },
    bid: quoted?.bid ?? Number.NaN,
    ask: quoted?.ask ?? Number.NaN,
    coverage: commonCoverage(alike),
  };
}

/** What every column knows: per venue the prices in all of their ranges. */
function commonCoverage(columns: readonly HeatColumn[]): readonly VenueCoverage[] {
  const last = columns.at(-1)?.coverage ?? [];
  return last.flatMap(({ venue, shift }) => {
    const ranges = columns.map(({ coverage }) => coverage.find((each) => each.venue === venue));
    const low = Math.max(...ranges.map((range) => range?.low ?? Number.POSITIVE_INFINITY));
    const high = Math.min(...ranges.map((range) => range?.high ?? Number.NEGATIVE_INFINITY));
    return low < high ? [{ venue, low, high, shift }] : [];
  });
}
