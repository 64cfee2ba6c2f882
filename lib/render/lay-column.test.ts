import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dequantise, quantise } from '../heatmaps/columns/quantise';
import type { HeatColumn } from '../heatmaps/columns/column';
import { layColumn } from './lay-column';
import { BINS, GRID, testColumn } from './test-scene';
import { cellCode, levelOf, type Zoning, ZONING, zoneOfCell, TOP_CODE, UNKNOWN } from './zones';

const venue = (low: number, high: number) => ({ venue: 'bybit-linear' as const, low, high, shift: 0 });

const lay = (...columns: Parameters<typeof layColumn>[0][]) => {
  const lines = new Uint8Array(GRID.rows).fill(UNKNOWN);
  for (const column of columns) layColumn(column, GRID, ZONING['order-book'].zoneOf, lines);
  return [...lines];
};

describe('layColumn', () => {
  it('lays the lowest bin on the last line and both sides on one picture', () => {
    const lines = lay(testColumn({ bids: { 0: 40, 5: 60 }, asks: { 5: 90, 11: 70 } }));
    expect(lines).toEqual([70, 0, 0, 0, 0, 0, 90, 0, 0, 0, 0, 40]);
  });

  it('lays a column that was recorded with another first bin at the same prices', () => {
    const shifted = { ...BINS, firstBin: 97 };
    const lines = lay(testColumn({ grid: shifted, bids: { 1: 33, 4: 50 } }));
    // Bin 97 + 4 = 101 is the second row from the bottom; bin 98 lies below the raster.
    expect(lines.indexOf(50)).toBe(10);
    expect(lines).not.toContain(33);
    // The shifted grid ends three bins before the raster does: unknown, not empty.
    expect(lines.slice(0, 3)).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  });

  it('leaves what no venue knows unknown, and joins what several know', () => {
    const lines = lay(testColumn({ coverage: [venue(1020, 1050), venue(1040, 1080)], bids: { 3: 20 } }));
    const u = UNKNOWN;
    expect(lines).toEqual([u, u, u, u, 0, 0, 0, 0, 20, 0, u, u]);
  });

  it('knows nothing without a venue, or with limits that are no numbers', () => {
    expect(lay(testColumn({ coverage: [] })).every((code) => code === UNKNOWN)).toBe(true);
    const broken = { venue: 'bybit-linear' as const, low: Number.NaN, high: Number.NaN, shift: 0 };
    expect(lay(testColumn({ coverage: [broken] })).every((code) => code === UNKNOWN)).toBe(true);
  });

  it('keeps the largest of pooled columns and bins', () => {
    const fine = { firstBin: 200, count: 24, binSize: 5, unit: 0.001 };
    const lines = lay(
      testColumn({ grid: fine, bids: { 0: 10, 1: 80 } }),
      testColumn({ grid: fine, bids: { 0: 60, 1: 20 } }),
    );
    expect(lines.at(-1)).toBe(80);
  });

  it('spreads a coarse bin evenly over its rows', () => {
    const coarse = { firstBin: 50, count: 6, binSize: 20, unit: 0.001 };
    const lines = lay(testColumn({ grid: coarse, bids: { 0: 101 } }));
    const each = quantise(dequantise(101, 0.001) / 2, 0.001);
    expect(lines.slice(-2)).toEqual([each, each]);
    expect(lines.at(-3)).toBe(0);
  });

  it('recodes sizes counted in another unit', () => {
    const lines = lay(testColumn({ grid: { ...BINS, unit: 0.004 }, bids: { 2: 50 } }));
    expect(lines[9]).toBe(70);
  });

  it('holds codes below those that mean unknown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 255 }), fc.integer({ min: 0, max: 11 }), (code, bin) => {
        const line = lay(testColumn({ asks: { [bin]: code } }))[11 - bin];
        expect(line).toBe(Math.min(code, TOP_CODE));
      }),
    );
  });
});

const layZones = ({ zones, zoneOf }: Zoning, ...columns: readonly HeatColumn[]) => {
  const lines = new Uint8Array(GRID.rows).fill(UNKNOWN);
  for (const column of columns) layColumn(column, { ...GRID, zones }, zoneOf, lines);
  return lines;
};

/** A column of an interval in which the price moved so. */
const moved = (bid: number, ask: number) => ({
  ...testColumn({ bids: { 0: 80 }, asks: { 1: 80 } }),
  bid,
  ask,
});

/** The zones of the two lowest lines of such a column, the upper one first. */
const zonesOf = (bid: number, ask: number) =>
  Array.from(layZones(ZONING['open-interest'], moved(bid, ask)), (cell) => zoneOfCell(4, cell)).slice(-2);

describe('layColumn with zones', () => {
  it('keeps longs and shorts apart, and the larger of both where they meet', () => {
    const column = testColumn({ bids: { 0: 100, 2: 50 }, asks: { 1: 100, 2: 90 } });
    const lines = layZones(ZONING.liquidation, column);
    expect(Array.from(lines).slice(-3)).toEqual([
      cellCode(2, 1, 90),
      cellCode(2, 1, 100),
      cellCode(2, 0, 100),
    ]);
  });

  it('tells opened from closed and risen from fallen', () => {
    expect(zonesOf(1000, 1010)).toEqual([2, 0]);
    expect(zonesOf(1000, 990)).toEqual([3, 1]);
    expect(zonesOf(1000, 1000)).toEqual([2, 0]);
  });

  it('keeps the largest size whatever the order of columns', () => {
    const cells = fc.dictionary(fc.constantFrom('0', '1', '2'), fc.integer({ min: 1, max: 255 }));
    const columns = fc.array(fc.record({ bids: cells, asks: cells }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(columns, (parts) => {
        const made = parts.map((part) => testColumn(part));
        const lines = layZones(ZONING.liquidation, ...made);
        expect(layZones(ZONING.liquidation, ...made.toReversed())).toEqual(lines);
        const plain = layZones(ZONING['order-book'], ...made);
        plain.forEach((code, line) => {
          const level = Math.min(126, Math.ceil(code / 2));
          expect(levelOf(2, lines[line] ?? 0)).toBe(code > 0 ? level : 0);
        });
      }),
    );
  });
});
