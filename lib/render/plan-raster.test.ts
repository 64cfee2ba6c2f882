import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../core/assert';
import { planRaster, rasterFit } from './plan-raster';
import type { ChartAxes } from './project';
import { START } from './test-scene';

const CONTENT = {
  from: START,
  to: START + 2_000_000,
  stepMs: 1000,
  binSize: 5,
  unit: 0.001,
  zones: 1,
} as const;

/** Shows `seconds` from the start and `prices` from 60,000 up on a pane of 1,000 × 600 pixels. */
function axesOf(seconds: number, prices: number, price: 'linear' | 'log' = 'linear'): ChartAxes {
  const map = price === 'linear' ? (p: number) => p : Math.log;
  const slope = -600 / (map(60_000 + prices) - map(60_000));
  const timeSlope = 1 / seconds;
  return {
    pane: { left: 0, top: 0, width: 1000, height: 600 },
    price: { model: price, slope, offset: -slope * map(60_000 + prices), shift: 0 },
    time: { slope: timeSlope, offset: -timeSlope * START, anchor: 'absolute' },
  };
}

describe('planRaster', () => {
  it('keeps columns and bins as recorded while each has a pixel', () => {
    const grid = planRaster(axesOf(500, 2000), CONTENT);
    expect(grid).toMatchObject({ columnMs: 1000, rowSize: 5, unit: 0.001 });
  });

  it('pools until a cell covers a pixel', () => {
    const grid = planRaster(axesOf(6000, 20_000), CONTENT);
    expect(grid).toMatchObject({ columnMs: 8000, rowSize: 40 });
  });

  it('covers the visible prices with a margin, all columns, and stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 20_000 }),
        fc.integer({ min: 20, max: 50_000 }),
        fc.constantFrom('linear' as const, 'log' as const),
        (seconds, prices, model) => {
          const axes = axesOf(seconds, prices, model);
          const grid = ensureDefined(planRaster(axes, CONTENT), 'a grid');
          expect(grid.columns * grid.rows).toBeLessThanOrEqual(2_500_000);
          expect(grid.columns * grid.columnMs).toBeGreaterThanOrEqual(CONTENT.to - CONTENT.from);
          expect(grid.firstRow * grid.rowSize).toBeLessThanOrEqual(60_000);
          expect((grid.firstRow + grid.rows) * grid.rowSize).toBeGreaterThanOrEqual(60_000 + prices);
          expect(rasterFit(grid, axes, CONTENT)).toBe('good');
        },
      ),
    );
  });

  it('plans nothing for axes that make no sense', () => {
    const axes = axesOf(500, 2000);
    expect(planRaster({ ...axes, price: { ...axes.price, slope: 0 } }, CONTENT)).toBeUndefined();
    expect(planRaster({ ...axes, time: { ...axes.time, slope: Number.NaN } }, CONTENT)).toBeUndefined();
    expect(planRaster(axes, { ...CONTENT, to: START })).toBeUndefined();
  });
});

describe('rasterFit', () => {
  const grid = ensureDefined(planRaster(axesOf(500, 2000), CONTENT), 'a grid');

  it('bears a small pan and zoom', () => {
    expect(rasterFit(grid, axesOf(600, 2200), CONTENT)).toBe('good');
  });

  it('asks for other cells when they would be too fine or are too coarse', () => {
    const coarse = ensureDefined(planRaster(axesOf(6000, 2000), CONTENT), 'a grid');
    expect(rasterFit(grid, axesOf(4000, 2000), CONTENT)).toBe('poor');
    expect(rasterFit(coarse, axesOf(500, 2000), CONTENT)).toBe('poor');
  });

  it('misses prices outside its rows and sizes in another unit', () => {
    expect(rasterFit(grid, axesOf(500, 9000), CONTENT)).toBe('missing');
    expect(rasterFit(grid, axesOf(500, 2000), { ...CONTENT, unit: 0.01 })).toBe('missing');
  });
});
