import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryColumns } from '../codec/arbitrary-columns';
import type { HeatColumn } from './column';
import { columnOf, GRID } from './column-fixture';
import { poolColumns } from './pool';
import { dequantise } from './quantise';

describe('poolColumns', () => {
  it('keeps the greatest size of each cell', () => {
    const [pooled, ...more] = poolColumns(
      [columnOf([1, 200, 3], { time: 5000 }), columnOf([4, 2, 0], { time: 9000 })],
      5000,
    );
    expect(more).toEqual([]);
    expect([...(pooled?.cells.bid ?? [])].slice(0, 4)).toEqual([4, 200, 3, 0]);
    expect([pooled?.time, pooled?.stepMs]).toEqual([5000, 5000]);
  });

  it('keeps an interval without columns as a gap', () => {
    const columns = [columnOf([1], { time: 4000 }), columnOf([1], { time: 15_000 })];
    expect(poolColumns(columns, 5000).map(({ time }) => time)).toEqual([0, 15_000]);
    expect(poolColumns([], 5000)).toEqual([]);
  });

  it('knows what every column knew', () => {
    const columns = [
      columnOf([], {
        time: 0,
        coverage: [
          { venue: 'binance-usdm', low: 64_000, high: 64_040, shift: 0 },
          { venue: 'bybit-linear', low: 64_000, high: 64_050, shift: 1 },
        ],
      }),
      columnOf([], {
        time: 1000,
        coverage: [
          { venue: 'binance-usdm', low: 64_010, high: 64_050, shift: 0 },
          { venue: 'bybit-linear', low: 64_010, high: 64_045, shift: 2 },
          { venue: 'binance-spot', low: 64_000, high: 64_050, shift: 0 },
        ],
      }),
    ];
    expect(poolColumns(columns, 5000)[0]?.coverage).toEqual([
      { venue: 'binance-usdm', low: 64_010, high: 64_040, shift: 0 },
      { venue: 'bybit-linear', low: 64_010, high: 64_045, shift: 2 },
    ]);
    const apart = columns.map((column, index) => ({
      ...column,
      coverage: [
        { venue: 'binance-usdm' as const, low: 64_000 + index * 10, high: 64_005 + index * 10, shift: 0 },
      ],
    }));
    expect(poolColumns(apart, 5000)[0]?.coverage).toEqual([]);
  });

  it('keeps what lies on any of the grids, at the same prices and in the smallest unit', () => {
    const moved = { ...GRID, firstBin: GRID.firstBin + 2, unit: GRID.unit / 2 };
    const columns = [columnOf([9, 0, 50, 0, 1], { time: 0 }), columnOf([0, 20], { time: 1000, grid: moved })];
    const [pooled] = poolColumns(columns, 5000);
    expect(pooled?.grid).toEqual({ ...moved, firstBin: GRID.firstBin, count: GRID.count + 2 });
    expect([...(pooled?.cells.bid ?? [])].slice(0, 6)).toEqual([19, 0, 60, 20, 11, 0]);
  });

  it('lays columns on the last grid where one for all would be too wide', () => {
    const far = { ...GRID, firstBin: 10 * GRID.firstBin };
    const columns = [columnOf([9], { time: 0 }), columnOf([0, 20], { time: 1000, grid: far })];
    const [pooled] = poolColumns(columns, 5000);
    expect(pooled?.grid).toBe(far);
    expect([...(pooled?.cells.bid ?? [])].slice(0, 2)).toEqual([0, 20]);
  });

  it('leaves out columns with bins of another height than the last', () => {
    const coarser = { ...GRID, binSize: 10 };
    const columns = [columnOf([99], { time: 0 }), columnOf([3], { time: 1000, grid: coarser })];
    expect(poolColumns(columns, 5000)[0]?.cells.bid[0]).toBe(3);
  });

  it('shows the last quotes that are known', () => {
    const unknown = { bid: Number.NaN, ask: Number.NaN };
    const columns = [
      columnOf([], { time: 0, bid: 1, ask: 2 }),
      columnOf([], { time: 1000, bid: 3, ask: 4 }),
      columnOf([], { time: 2000, ...unknown }),
    ];
    expect(poolColumns(columns, 5000)).toMatchObject([{ bid: 3, ask: 4 }]);
    expect(poolColumns(columns.slice(2), 5000)).toMatchObject([unknown]);
  });
});

/** The columns with grids that wander by a few bins. */
const wandering = (columns: readonly HeatColumn[]) =>
  columns.map((column, index) => ({
    ...column,
    grid: { ...column.grid, firstBin: column.grid.firstBin + ((index * 7) % 5) },
  }));

describe('greatest sizes', () => {
  it('pooled in two steps are what they are in one, on a grid that moves as well', () => {
    fc.assert(
      fc.property(
        arbitraryColumns,
        fc.boolean(),
        fc.constantFrom(5, 12),
        fc.constantFrom(2, 5),
        (still, isMoving, first, second) => {
          const columns = isMoving ? wandering(still) : still;
          const stepMs = columns[0]?.stepMs ?? 1000;
          const once = poolColumns(columns, stepMs * first * second);
          const twice = poolColumns(poolColumns(columns, stepMs * first), stepMs * first * second);
          expect(twice).toEqual(once);
        },
      ),
    );
  });

  it('lose no wall', () => {
    fc.assert(
      fc.property(arbitraryColumns, (still) => {
        const columns = wandering(still);
        const stepMs = (columns[0]?.stepMs ?? 1000) * 5;
        const pooled = new Map(poolColumns(columns, stepMs).map((column) => [column.time, column]));
        for (const { time, grid, cells } of columns) {
          const coarse = pooled.get(Math.floor(time / stepMs) * stepMs);
          const offset = grid.firstBin - (coarse?.grid.firstBin ?? 0);
          expect(cells.bid.every((code, bin) => code <= (coarse?.cells.bid[bin + offset] ?? 0))).toBe(true);
        }
      }),
    );
  });
});

const meanOf = (...columns: readonly HeatColumn[]) => poolColumns(columns, 5000, 'mean')[0];

describe('means', () => {
  it('are those of the sizes, not of their codes', () => {
    const mean = meanOf(columnOf([1, 101, 41]), columnOf([1, 1, 41], { time: 1000 }));
    const half = (dequantise(101, GRID.unit) + dequantise(1, GRID.unit)) / 2;
    expect(dequantise(mean?.cells.bid[1] ?? 0, GRID.unit) / half).toBeCloseTo(1, 1);
    expect([mean?.cells.bid[0], mean?.cells.bid[2], mean?.cells.bid[3]]).toEqual([1, 41, 0]);
  });

  it('count only the columns whose grid reaches a price', () => {
    const moved = { ...GRID, firstBin: GRID.firstBin + 1 };
    const mean = meanOf(columnOf([50, 50]), columnOf([50], { time: 1000, grid: moved }));
    expect([...(mean?.cells.bid ?? [])].slice(0, 3)).toEqual([50, 50, 0]);
  });

  it('lie nowhere above the greatest sizes', () => {
    fc.assert(
      fc.property(arbitraryColumns, (still) => {
        const columns = wandering(still);
        const stepMs = (columns[0]?.stepMs ?? 1000) * 10;
        const greatest = poolColumns(columns, stepMs);
        poolColumns(columns, stepMs, 'mean').forEach(({ cells, ...mean }, index) => {
          const { cells: most, ...others } = greatest[index] ?? { cells: undefined };
          expect(mean).toEqual(others);
          expect(cells.ask.every((code, bin) => code <= (most?.ask[bin] ?? 0))).toBe(true);
        });
      }),
    );
  });
});
