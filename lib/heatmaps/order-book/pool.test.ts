import { describe, expect, it } from 'vitest';
import { columnOf, GRID } from './column-fixture';
import { poolColumns } from './pool';

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

  it('lays columns of a moved grid at the same prices and in the same unit', () => {
    const moved = { ...GRID, firstBin: GRID.firstBin + 2, unit: GRID.unit / 2 };
    const columns = [columnOf([9, 0, 50, 0, 1], { time: 0 }), columnOf([0, 20], { time: 1000, grid: moved })];
    const [pooled] = poolColumns(columns, 5000);
    expect(pooled?.grid).toBe(moved);
    expect([...(pooled?.cells.bid ?? [])].slice(0, 4)).toEqual([60, 20, 11, 0]);
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
