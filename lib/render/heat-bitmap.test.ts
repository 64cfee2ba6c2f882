import { describe, expect, it } from 'vitest';
import { HeatBitmap } from './heat-bitmap';
import { MemorySurface } from './memory-surface';
import { type ColourTable, GAP, UNKNOWN } from './scale';
import { GRID, START, testColumn } from './test-scene';

/** Each code painted as its own shade, so that pixels tell codes. */
const SHADES: ColourTable = new Uint32Array(
  Uint8ClampedArray.from({ length: 1024 }, (_, at) => (at % 4 === 3 ? 255 : at >> 2)).buffer,
);

const gap = (from: number, to: number) => ({
  from: START + from,
  to: START + to,
  reason: 'worker stopped',
});

const slot = (index: number) => (START / 1000 + index) % GRID.columns;

function makeBitmap() {
  const surface = new MemorySurface(GRID.columns, GRID.rows);
  const bitmap = new HeatBitmap(GRID, surface);
  bitmap.recolour(SHADES);
  return { surface, bitmap, code: (index: number, line: number) => surface.at(slot(index), line)[0] };
}

const bottom = GRID.rows - 1;

describe('HeatBitmap', () => {
  it('paints a live column with one write', () => {
    const { bitmap, surface, code } = makeBitmap();
    bitmap.put(testColumn({ bids: { 0: 77 } }));
    const before = surface.writes;
    bitmap.put(testColumn({ index: 1, asks: { 1: 88 } }));
    expect(surface.writes - before).toBe(1);
    expect(code(0, bottom)).toBe(77);
    expect(code(1, bottom - 1)).toBe(88);
    expect(code(1, bottom)).toBe(0);
  });

  it('shows a loaded history once it is coloured, equal to the same columns put one by one', () => {
    const columns = [0, 1, 2, 5].map((index) => testColumn({ index, bids: { [index]: 50 + index } }));
    const one = makeBitmap();
    for (const column of columns) one.bitmap.put(column);
    const two = makeBitmap();
    two.bitmap.load(columns, []);
    two.bitmap.recolour(SHADES);
    expect(two.surface.pixels).toEqual(one.surface.pixels);
    expect(two.bitmap.histogram).toEqual(one.bitmap.histogram);
  });

  it('makes a gap of columns that never came', () => {
    const { bitmap, code } = makeBitmap();
    bitmap.put(testColumn({ index: 0, bids: { 0: 9 } }));
    bitmap.put(testColumn({ index: 3 }));
    expect([0, 1, 2, 3].map((index) => code(index, bottom))).toEqual([9, GAP, GAP, 0]);
    expect(bitmap.veils).toEqual([{ kind: 'gap', from: START + 1000, to: START + 3000 }]);
  });

  it('fills a gap when its column comes after all', () => {
    const { bitmap, code } = makeBitmap();
    bitmap.put(testColumn({ index: 0 }));
    bitmap.put(testColumn({ index: 2 }));
    bitmap.put(testColumn({ index: 1, bids: { 0: 30 } }));
    expect(code(1, bottom)).toBe(30);
    expect(bitmap.veils).toEqual([]);
  });

  it('marks named gaps before the first and after the last column', () => {
    const { bitmap } = makeBitmap();
    bitmap.load([testColumn({ index: 4 })], [gap(1000, 4000), gap(5000, 8000)]);
    expect(bitmap.veils).toEqual([
      { kind: 'gap', from: START + 1000, to: START + 4000 },
      { kind: 'gap', from: START + 5000, to: START + 8000 },
    ]);
  });

  it('reports prices that no venue knows, as areas above and below', () => {
    const { bitmap } = makeBitmap();
    const coverage = [{ venue: 'binance-usdm' as const, low: 1030, high: 1100, shift: 0 }];
    bitmap.put(testColumn({ index: 0, coverage }));
    bitmap.put(testColumn({ index: 1, coverage }));
    bitmap.put(testColumn({ index: 2 }));
    expect(bitmap.veils).toEqual([
      { kind: 'unknown', from: START, to: START + 2000, low: 1100, high: 1120 },
      { kind: 'unknown', from: START, to: START + 2000, low: 1000, high: 1030 },
    ]);
  });

  it('lets the oldest columns make way', () => {
    const { bitmap, code } = makeBitmap();
    for (let index = 0; index < GRID.columns + 3; index += 1) {
      bitmap.put(testColumn({ index, bids: { 0: 100 + index } }));
    }
    expect(bitmap.head - bitmap.first).toBe(GRID.columns);
    expect(bitmap.first).toBe(START / 1000 + 3);
    expect(code(GRID.columns + 2, bottom)).toBe(100 + GRID.columns + 2);
    bitmap.put(testColumn({ index: 0, bids: { 0: 1 } }));
    expect(code(0, bottom)).toBe(100 + GRID.columns);
  });

  it('survives a leap longer than itself', () => {
    const { bitmap, code } = makeBitmap();
    bitmap.put(testColumn({ index: 0, bids: { 0: 5 } }));
    bitmap.put(testColumn({ index: 1000, bids: { 0: 6 } }));
    expect(bitmap.head - bitmap.first).toBe(GRID.columns);
    expect(code(1000, bottom)).toBe(6);
    expect(bitmap.histogram[5]).toBe(0);
  });

  it('counts every cell once, whatever is put over it', () => {
    const { bitmap } = makeBitmap();
    for (const index of [0, 1, 1, 7, 30, 31]) bitmap.put(testColumn({ index, bids: { 3: 10 + index } }));
    const total = bitmap.histogram.reduce((sum, count) => sum + count, 0);
    expect(total).toBe(GRID.columns * GRID.rows);
    expect(bitmap.histogram[41]).toBe(1);
    expect(bitmap.histogram[UNKNOWN]).toBe(0);
  });

  it('recolours only when the colours change', () => {
    const { bitmap, surface } = makeBitmap();
    bitmap.put(testColumn({}));
    const before = surface.writes;
    bitmap.recolour(SHADES);
    expect(surface.writes).toBe(before);
    bitmap.recolour(SHADES.slice());
    expect(surface.writes).toBeGreaterThan(before);
  });
});
