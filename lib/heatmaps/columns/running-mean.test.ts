import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { arbitraryColumns } from '../codec/arbitrary-columns';
import type { HeatColumn } from './column';
import { columnOf, GRID } from './column-fixture';
import { poolColumns } from './pool';
import { dequantise } from './quantise';
import { RunningMean } from './running-mean';

const STEP = 86_400_000;

/** The mean of columns that come one by one. */
function running([first, ...others]: readonly HeatColumn[]): HeatColumn {
  const opened = poolColumns([ensureDefined(first, 'a column')], STEP);
  const mean = new RunningMean(ensureDefined(opened[0], 'a pooled column'), 1);
  for (const column of others) mean.add(column);
  return mean.column;
}

describe('RunningMean', () => {
  it('is what all columns give at once, on a grid that moves as well', () => {
    fc.assert(
      fc.property(arbitraryColumns, fc.boolean(), (still, isMoving) => {
        const columns = still.map((column, index) => ({
          ...column,
          time: index * 1000,
          grid: { ...column.grid, firstBin: column.grid.firstBin + (isMoving ? (index * 7) % 5 : 0) },
        }));
        expect(running(columns)).toEqual(poolColumns(columns, STEP, 'mean')[0]);
      }),
    );
  });

  it('weighs what it goes on from', () => {
    const mean = new RunningMean(columnOf([101, 0], { stepMs: STEP }), 30);
    for (let second = 0; second < 10; second += 1) mean.add(columnOf([0, 101], { time: second * 1000 }));
    const whole = dequantise(101, GRID.unit);
    const [first = 0, second = 0] = mean.column.cells.bid;
    expect(dequantise(first, GRID.unit) / whole).toBeCloseTo(0.75, 1);
    expect(dequantise(second, GRID.unit) / whole).toBeCloseTo(0.25, 1);
  });

  it('begins anew on bins of another height', () => {
    const mean = new RunningMean(columnOf([200], { stepMs: STEP }), 30);
    mean.add(columnOf([3], { grid: { ...GRID, binSize: 10 } }));
    expect(mean.column.cells.bid[0]).toBe(3);
  });
});
