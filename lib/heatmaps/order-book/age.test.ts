import { describe, expect, it } from 'vitest';
import { cellAge } from './age';
import type { HeatColumn } from '../columns/column';
import { columnOf, GRID } from '../columns/column-fixture';

const PLACE = { side: 'bid', price: 64_012 } as const;

/** Columns a second apart whose third bin holds the codes, oldest first; undefined leaves one out. */
function history(codes: readonly (number | undefined)[], changes: Partial<HeatColumn> = {}) {
  const columns = new Map<number, HeatColumn>();
  codes.forEach((code, index) => {
    const time = index * 1000;
    if (code !== undefined) columns.set(time, columnOf([0, 0, code], { ...changes, time }));
  });
  return { last: columnOf([0, 0, codes.at(-1) ?? 0], { time: (codes.length - 1) * 1000 }), columns };
}

function age(codes: readonly (number | undefined)[], changes: Partial<HeatColumn> = {}) {
  const { last, columns } = history(codes, changes);
  return cellAge(last, PLACE, (time) => columns.get(time));
}

describe('cellAge', () => {
  it('goes back to when the cell first held half of its size', () => {
    expect(age([30, 39, 40, 80, 50])).toEqual({ since: 2000, certain: true });
  });

  it('is uncertain before a gap and at the start of the history', () => {
    expect(age([50, undefined, 50, 50])).toEqual({ since: 2000, certain: false });
    expect(age([50, 50])).toEqual({ since: 0, certain: false });
  });

  it('follows the price onto another grid, in its unit', () => {
    const grid = { ...GRID, firstBin: GRID.firstBin - 1, unit: GRID.unit * 2 };
    const before = (code: number) => (time: number) =>
      time === 0 ? columnOf([0, 0, 0, code], { grid }) : undefined;
    const present = columnOf([0, 0, 50], { time: 1000 });
    expect(cellAge(present, PLACE, before(30))).toEqual({ since: 0, certain: false });
    expect(cellAge(present, PLACE, before(29))).toEqual({ since: 1000, certain: true });
  });

  it('has none for an empty cell or beside the grid', () => {
    expect(age([50, 0])).toBeUndefined();
    expect(cellAge(columnOf([50]), { side: 'bid', price: 70_000 }, () => undefined)).toBeUndefined();
  });
});
