import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeatColumn } from '../heatmaps/columns/column';
import { dequantise } from '../heatmaps/columns/quantise';
import { HeatWindow } from './heat-window';

const START = 1_700_000_000_000;
const GRID = { firstBin: 100, count: 10, binSize: 10, unit: 0.001 };

/** One second of a book whose bins 102 (bid) and 107 (ask) hold the codes given. */
function column(second: number, codes: { bid?: number; ask?: number } = {}): HeatColumn {
  const cells = { bid: new Uint8Array(10), ask: new Uint8Array(10) };
  cells.bid[2] = codes.bid ?? 0;
  cells.ask[7] = codes.ask ?? 0;
  const coverage = [{ venue: 'binance-usdm' as const, low: 1010, high: 1090, shift: 0 }];
  return { time: START + second * 1000, stepMs: 1000, grid: GRID, cells, bid: 1040, ask: 1050, coverage };
}

const filled = (columns: readonly HeatColumn[], most?: number) => {
  const window = new HeatWindow(most);
  window.replace({ stepMs: 1000, columns, gaps: [] });
  return window;
};

const area = (second: number, bin: number, seconds = 1, bins = 1) => ({
  from: START + second * 1000,
  to: START + (second + seconds) * 1000,
  low: bin * 10,
  high: (bin + bins) * 10,
});

/** The size in bin 102. */
const sizeOf = (cells: Uint8Array | undefined) => dequantise(cells?.[2] ?? 0, GRID.unit);

describe('HeatWindow, holding', () => {
  it('finds the column in force', () => {
    const window = filled([column(0), column(1), column(5)]);
    expect(window.at(START + 1999)?.time).toBe(START + 1000);
    expect(window.at(START + 2000)).toBeUndefined();
    expect(window.at(START - 1)).toBeUndefined();
    expect(window.at(START + 6000)).toBeUndefined();
    expect(window.span).toEqual({ from: START, to: START + 6000 });
  });

  it('leaves out columns that are damaged, doubled or out of order', () => {
    const broken = { ...column(3), cells: { bid: new Uint8Array(3), ask: new Uint8Array(10) } };
    const window = filled([column(0), column(2), column(1), column(2), broken, column(4)]);
    expect(window.columns.map(({ time }) => (time - START) / 1000)).toEqual([0, 2, 4]);
    expect(window.append({ ...column(9), time: Number.NaN })).toBe(false);
    expect(window.append({ ...column(9), grid: { ...GRID, binSize: 0 } })).toBe(false);
  });

  it('keeps live columns that came while the history was on its way', () => {
    const window = new HeatWindow();
    window.append(column(10));
    window.append(column(11));
    window.replace({ stepMs: 1000, columns: [column(8), column(9), column(10)], gaps: [] });
    expect(window.columns.map(({ time }) => (time - START) / 1000)).toEqual([8, 9, 10, 11]);
  });

  it('never holds more than its bound, whatever the length of the history', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }), (length, most) => {
        const window = filled(
          Array.from({ length }, (_, second) => column(second, { bid: 1 + (second % 200) })),
          most,
        );
        expect(window.columns.length).toBeLessThanOrEqual(most);
        expect(window.span?.to).toBeGreaterThanOrEqual(START + length * 1000);
        for (let second = length; second < length + 40; second += 1) window.append(column(second));
        expect(window.columns.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 30 },
    );
  });

  it('pools live columns into those of a coarser history', () => {
    const minute = { ...column(0, { bid: 50 }), stepMs: 60_000, time: Math.floor(START / 60_000) * 60_000 };
    const window = new HeatWindow();
    window.replace({ stepMs: 60_000, columns: [minute], gaps: [] });
    const later = (minute.time - START) / 1000 + 30;
    expect(window.append(column(later, { bid: 80 }))).toBe(true);
    expect(window.columns).toHaveLength(1);
    expect(window.newest?.cells.bid[2]).toBe(80);
    expect(window.append(column(later + 31, { bid: 20 }))).toBe(true);
    expect(window.columns.map(({ stepMs }) => stepMs)).toEqual([60_000, 60_000]);
  });

  it('goes on with the mean of the newest interval, each second counted once', () => {
    const minute = { ...column(0, { bid: 101 }), stepMs: 60_000, time: Math.floor(START / 60_000) * 60_000 };
    const offset = (minute.time - START) / 1000;
    const window = new HeatWindow();
    // One second came while the history was read, which has it, and one that it has not.
    window.append(column(offset + 29));
    window.append(column(offset + 30));
    const history = { stepMs: 60_000, columns: [minute], gaps: [], until: minute.time + 30_000 };
    window.replace({ ...history, pooled: 'mean' });
    expect(window.pooled).toBe('mean');
    for (let second = 31; second < 60; second += 1) window.append(column(offset + second));
    const half = 0.001 * 2 ** 9;
    expect(sizeOf(window.newest?.cells.bid) / half).toBeCloseTo(1, 1);
    expect(window.append(column(offset + 58, { bid: 200 }))).toBe(false);
    // The next interval begins with its own first second.
    window.append(column(offset + 60, { bid: 101 }));
    window.append(column(offset + 61));
    expect(window.columns).toHaveLength(2);
    expect(sizeOf(window.newest?.cells.bid) / half).toBeCloseTo(1, 1);
    window.clear();
    expect(window.pooled).toBe('max');
  });

  it('forgets everything when told to', () => {
    const window = filled([column(0)]);
    window.clear();
    expect([window.span, window.stepMs, window.newest]).toEqual([undefined, 0, undefined]);
  });
});

describe('HeatWindow, cells', () => {
  it('gives the sizes of a cell, who knows it and since when it stands', () => {
    const window = filled([column(0, { bid: 20 }), column(1, { bid: 101 }), column(2, { bid: 105 })]);
    const cell = window.cell(area(2, 102));
    expect(cell).toMatchObject({ kind: 'known', knownBy: ['binance-usdm'], venues: ['binance-usdm'] });
    if (cell.kind !== 'known') throw new Error('known, see above');
    expect(cell.size.bid).toBeCloseTo(0.001 * 2 ** 10.4);
    expect(cell.size.ask).toBe(0);
    expect(cell.peak).toEqual({
      time: START + 2000,
      price: 1025,
      age: { since: START + 1000, certain: true },
    });
  });

  it('takes the largest within a pooled cell', () => {
    const window = filled([column(0, { bid: 20 }), column(1, { bid: 101, ask: 30 }), column(2, { bid: 90 })]);
    const cell = window.cell(area(0, 100, 3, 10));
    expect(cell).toMatchObject({ peak: { time: START + 1000, price: 1025 } });
    const narrow = window.cell(area(0, 103, 3, 2));
    expect(narrow).toMatchObject({ kind: 'known', size: { bid: 0, ask: 0 }, peak: undefined });
  });

  it('takes the largest mean over the time of the area, of means', () => {
    const window = new HeatWindow();
    const columns = [column(0, { bid: 101 }), column(1), column(2, { bid: 101 }), column(3)];
    window.replace({ stepMs: 1000, columns, gaps: [], pooled: 'mean' });
    const cell = window.cell(area(0, 100, 4, 10));
    if (cell.kind !== 'known') throw new Error('all of it is known');
    expect(cell.size.bid / (0.001 * 2 ** 9)).toBeCloseTo(1, 1);
  });

  it('looks at the sides that are wanted only', () => {
    const window = filled([column(0, { bid: 101, ask: 30 })]);
    const asks = window.cell(area(0, 100, 1, 10), ['ask']);
    expect(asks).toMatchObject({ kind: 'known', size: { bid: 0 }, peak: { price: 1075 } });
  });

  it('does not take the column that starts where the area ends', () => {
    const window = filled([column(0, { bid: 20 }), column(1, { bid: 101 })]);
    expect(window.cell(area(0, 102))).toMatchObject({ peak: { time: START } });
  });

  it('tells empty from unknown', () => {
    const window = filled([column(0)]);
    expect(window.cell(area(0, 104))).toMatchObject({ kind: 'known', size: { bid: 0, ask: 0 } });
    expect(window.cell(area(0, 100))).toEqual({ kind: 'unknown', venues: ['binance-usdm'] });
    expect(window.cell(area(0, 500)).kind).toBe('unknown');
  });

  it('tells a gap, named or not, from no history', () => {
    const window = new HeatWindow();
    const named = { from: START + 3000, to: START + 6000, reason: 'the worker was stopped' };
    const endless = { from: START, to: Infinity, reason: 'nonsense' };
    window.replace({ stepMs: 1000, columns: [column(0), column(1), column(6)], gaps: [named, endless] });
    expect(window.cell(area(4, 102))).toEqual({ kind: 'gap', gap: named });
    expect(window.cell(area(2, 102))).toMatchObject({
      kind: 'gap',
      gap: { from: START + 2000, to: START + 6000 },
    });
    expect(window.cell(area(7, 102))).toEqual({ kind: 'outside' });
    expect(window.cell(area(-1, 102))).toEqual({ kind: 'outside' });
  });
});
