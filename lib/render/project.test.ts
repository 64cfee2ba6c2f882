import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceToY, timeToX } from '../charts/chart-view';
import { type Blit, type ChartAxes, project } from './project';
import { priceAtLine } from './raster-grid';
import { AXES, GRID, START } from './test-scene';

const first = START / 1000;
const FULL = { grid: GRID, first, head: first + GRID.columns };

const withPrice = (price: ChartAxes['price']): ChartAxes => ({ ...AXES, price });

/** Where the drawn rectangles put the upper edge of a picture line, in pixels of the pane. */
const drawnLine = (blits: readonly Blit[], line: number) => {
  const blit = blits.find(({ sy, sh }) => line >= sy && line < sy + sh);
  return blit && blit.dy + ((line - blit.sy) / blit.sh) * blit.dh;
};

describe('project', () => {
  it('lays a linear scale in one band, cut only where the ring wraps', () => {
    const blits = project(AXES, FULL);
    const wrap = first % GRID.columns;
    expect(blits).toHaveLength(wrap === 0 ? 1 : 2);
    expect(blits.reduce((sum, { sw }) => sum + sw, 0)).toBe(GRID.columns);
    for (const { sy, sh, dy, dh } of blits) {
      expect([sy, sh]).toEqual([0, GRID.rows]);
      expect(dy).toBeCloseTo(0);
      expect(dh).toBeCloseTo(120);
    }
  });

  it('puts every visible column at its time, for any view and ring position', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0.002, max: 0.2, noNaN: true }),
        fc.double({ min: -40, max: 40, noNaN: true }),
        (shift, slope, pan) => {
          const extent = { grid: GRID, first: first + shift, head: first + shift + GRID.columns };
          const time = { ...AXES.time, slope, offset: 30 + pan - slope * (START + shift * 1000) };
          const blits = project({ ...AXES, time }, extent);
          const columns = blits.map(({ sx }) => extent.first + ((((sx - extent.first) % 16) + 16) % 16));
          const ends = blits.map(({ sw }, index) => (columns[index] ?? 0) + sw);
          expect(columns.slice(1)).toEqual(ends.slice(0, -1));
          blits.forEach(({ sw, dx, dw }, index) => {
            expect(dx).toBeCloseTo(timeToX(time, (columns[index] ?? 0) * 1000) - 30, 3);
            expect(dw).toBeCloseTo(slope * sw * 1000, 6);
          });
        },
      ),
    );
  });

  it('takes whole cells that cover the visible prices and no more', () => {
    // Prices 1,032.5 … 1,092.5 fill the pane.
    const blits = project(withPrice({ model: 'linear', offset: 20 + 2185, slope: -2, shift: 0 }), FULL);
    expect(blits.every(({ sy, sh }) => sy === 2 && sh === 7)).toBe(true);
    expect(blits[0]?.dy).toBeCloseTo(-15);
  });

  it('turns an upside-down scale over', () => {
    const blits = project(withPrice({ model: 'linear', offset: 20 - 1000, slope: 1, shift: 0 }), FULL);
    expect(blits[0]?.dy).toBeCloseTo(120);
    expect(blits[0]?.dh).toBeCloseTo(-120);
  });

  it('follows a logarithmic scale to a quarter of a pixel', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 10, max: 900 }),
        fc.integer({ min: 200, max: 2000 }),
        fc.boolean(),
        (firstRow, rows, height, upsideDown) => {
          const grid = { ...GRID, firstRow, rows };
          const [low, high] = [firstRow * 10, (firstRow + rows) * 10];
          const span = Math.log(high) - Math.log(low);
          const slope = ((upsideDown ? 1 : -1) * height) / span;
          const price = {
            model: 'log',
            slope,
            offset: 20 - slope * Math.log(upsideDown ? low : high),
            shift: 0,
          } as const;
          const axes = { ...AXES, price, pane: { ...AXES.pane, height } };
          const blits = project(axes, { ...FULL, grid });
          expect(blits.length).toBeLessThan(2 * 120);
          const errors = Array.from({ length: rows }, (_, line) => {
            const truth = priceToY(price, priceAtLine(grid, line)) - 20;
            const isVisible = truth > 0.5 && truth < height - 0.5;
            return isVisible ? Math.abs((drawnLine(blits, line) ?? Infinity) - truth) : 0;
          });
          expect(Math.max(...errors)).toBeLessThan(0.25);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows nothing on axes that make no sense', () => {
    const { time } = AXES;
    expect(project({ ...AXES, time: { ...time, slope: -1 } }, FULL)).toEqual([]);
    expect(project({ ...AXES, time: { ...time, offset: Number.NaN } }, FULL)).toEqual([]);
    expect(project(withPrice({ ...AXES.price, slope: Number.NaN }), FULL)).toEqual([]);
    expect(project(withPrice({ ...AXES.price, slope: 0 }), FULL)).toEqual([]);
    expect(project(AXES, { ...FULL, head: first })).toEqual([]);
  });
});
