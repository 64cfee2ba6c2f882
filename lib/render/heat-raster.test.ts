import { describe, expect, it } from 'vitest';
import { HeatRaster } from './heat-raster';
import { slotOf } from './raster-grid';
import { GRID, START, testColumn } from './test-scene';
import { GAP, UNKNOWN, ZONING } from './zones';

const gap = (from: number, to: number) => ({
  from: START + from,
  to: START + to,
  reason: 'worker stopped',
});

function makeRaster() {
  const raster = new HeatRaster(GRID, ZONING['order-book'].zoneOf);
  const code = (index: number, line: number) =>
    raster.codes[line * GRID.columns + slotOf(GRID, START / 1000 + index)];
  return { raster, code };
}

const span = (from: number, to: number) => ({ from: START + from * 1000, to: START + to * 1000 });

const bottom = GRID.rows - 1;

describe('HeatRaster', () => {
  it('lays bids and asks, and says which stretch has changed', () => {
    const { raster, code } = makeRaster();
    raster.put(testColumn({ bids: { 0: 77 } }));
    expect(raster.put(testColumn({ index: 1, asks: { 1: 88 } }))).toEqual(span(1, 2));
    expect(code(0, bottom)).toBe(77);
    expect(code(1, bottom - 1)).toBe(88);
    expect(code(1, bottom)).toBe(0);
    expect(raster.put(testColumn({ index: 4 }))).toEqual(span(2, 5));
    expect(raster.put(testColumn({ index: 0 }))).toEqual(span(0, 1));
    expect(raster.put(testColumn({ index: -30 }))).toBeUndefined();
  });

  it('loads a history to what the same columns make one by one', () => {
    const columns = [0, 1, 2, 5].map((index) => testColumn({ index, bids: { [index]: 50 + index } }));
    const one = makeRaster();
    for (const column of columns) one.raster.put(column);
    const two = makeRaster();
    two.raster.load(columns, []);
    expect(two.raster.codes).toEqual(one.raster.codes);
    expect(two.raster.histogram).toEqual(one.raster.histogram);
  });

  it('lays the sides that are shown only', () => {
    const raster = new HeatRaster(GRID, ZONING['order-book'].zoneOf, ['ask']);
    raster.put(testColumn({ bids: { 0: 77, 1: 90 }, asks: { 1: 60 } }));
    const slot = slotOf(GRID, START / 1000);
    const lines = [bottom, bottom - 1].map((line) => raster.codes[line * GRID.columns + slot]);
    // What is known and not shown looks empty.
    expect(lines).toEqual([0, 60]);
  });

  it('makes a gap of columns that never came', () => {
    const { raster, code } = makeRaster();
    raster.put(testColumn({ index: 0, bids: { 0: 9 } }));
    raster.put(testColumn({ index: 3 }));
    expect([0, 1, 2, 3].map((index) => code(index, bottom))).toEqual([9, GAP, GAP, 0]);
    expect(raster.veils).toEqual([{ kind: 'gap', from: START + 1000, to: START + 3000 }]);
  });

  it('fills a gap when its column comes after all', () => {
    const { raster, code } = makeRaster();
    raster.put(testColumn({ index: 0 }));
    raster.put(testColumn({ index: 2 }));
    raster.put(testColumn({ index: 1, bids: { 0: 30 } }));
    expect(code(1, bottom)).toBe(30);
    expect(raster.veils).toEqual([]);
  });

  it('marks named gaps before the first and after the last column', () => {
    const { raster } = makeRaster();
    raster.load([testColumn({ index: 4 })], [gap(1000, 4000), gap(5000, 8000)]);
    expect(raster.veils).toEqual([
      { kind: 'gap', from: START + 1000, to: START + 4000 },
      { kind: 'gap', from: START + 5000, to: START + 8000 },
    ]);
  });

  it('reports prices that no venue knows, as areas above and below', () => {
    const { raster } = makeRaster();
    const coverage = [{ venue: 'binance-usdm' as const, low: 1030, high: 1100, shift: 0 }];
    raster.put(testColumn({ index: 0, coverage }));
    raster.put(testColumn({ index: 1, coverage }));
    raster.put(testColumn({ index: 2 }));
    expect(raster.veils).toEqual([
      { kind: 'unknown', from: START, to: START + 2000, low: 1100, high: 1120 },
      { kind: 'unknown', from: START, to: START + 2000, low: 1000, high: 1030 },
    ]);
  });

  it('lets the oldest columns make way', () => {
    const { raster, code } = makeRaster();
    for (let index = 0; index < GRID.columns + 3; index += 1) {
      raster.put(testColumn({ index, bids: { 0: 100 + index } }));
    }
    expect(raster.head - raster.first).toBe(GRID.columns);
    expect(raster.first).toBe(START / 1000 + 3);
    expect(code(GRID.columns + 2, bottom)).toBe(100 + GRID.columns + 2);
    raster.put(testColumn({ index: 0, bids: { 0: 1 } }));
    expect(code(0, bottom)).toBe(100 + GRID.columns);
  });

  it('survives a leap longer than itself', () => {
    const { raster, code } = makeRaster();
    raster.put(testColumn({ index: 0, bids: { 0: 5 } }));
    raster.put(testColumn({ index: 1000, bids: { 0: 6 } }));
    expect(raster.head - raster.first).toBe(GRID.columns);
    expect(code(1000, bottom)).toBe(6);
    expect(raster.histogram[5]).toBe(0);
  });

  it('counts every cell once, whatever is put over it', () => {
    const { raster } = makeRaster();
    for (const index of [0, 1, 1, 7, 30, 31]) raster.put(testColumn({ index, bids: { 3: 10 + index } }));
    const total = raster.histogram.reduce((sum, count) => sum + count, 0);
    expect(total).toBe(GRID.columns * GRID.rows);
    expect(raster.histogram[41]).toBe(1);
    expect(raster.histogram[UNKNOWN]).toBe(0);
  });
});

describe('HeatRaster with zones', () => {
  const ZONES = { ...GRID, zones: 4 } as const;
  const opened = { bids: { 3: 101 }, asks: { 5: 60 } };

  it('counts sizes whatever their zone', () => {
    const raster = new HeatRaster(ZONES, ZONING['open-interest'].zoneOf);
    raster.put({ ...testColumn({ bids: { 3: 102, 4: 60 } }), bid: 1000, ask: 1010 });
    raster.put({ ...testColumn({ index: 1, asks: { 3: 102 } }), bid: 1000, ask: 990 });
    // Four codes make one step, named after the second of them.
    expect(raster.histogram[102]).toBe(2);
    expect(raster.histogram[58]).toBe(1);
    expect(raster.histogram.reduce((sum, count) => sum + count, 0)).toBe(GRID.columns * GRID.rows);
  });

  it('knows nothing of a column whose zones cannot be told', () => {
    const raster = new HeatRaster(ZONES, ZONING['open-interest'].zoneOf);
    raster.put(testColumn(opened));
    expect(raster.histogram[UNKNOWN]).toBe(GRID.rows);
    expect(raster.veils).toHaveLength(1);
  });
});
