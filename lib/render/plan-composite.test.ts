import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../core/assert';
import { compositeFits, planComposite } from './plan-composite';
import { planRaster } from './plan-raster';
import type { ChartAxes } from './project';
import type { Extent } from './raster-grid';
import { START } from './test-scene';

/** Shows `seconds` from `START + from` and `prices` from 60,000 up on a pane of 1,000 × 600 pixels. */
function axesOf(seconds: number, prices: number, from = 0): ChartAxes {
  const slope = -600 / prices;
  const timeSlope = 1 / seconds;
  return {
    pane: { left: 0, top: 0, width: 1000, height: 600 },
    price: { model: 'linear', slope, offset: -slope * (60_000 + prices), shift: 0 },
    time: { slope: timeSlope, offset: -timeSlope * (START + from), anchor: 'absolute' },
  };
}

/** The raster that a layer of this step and bin is cut into for a view. */
function rasterOf(axes: ChartAxes, stepMs: number, binSize: number, columns: number): Extent {
  const content = { from: START, to: START + columns * stepMs, stepMs, binSize, unit: 1, zones: 1 } as const;
  const grid = ensureDefined(planRaster(axes, content), 'a grid');
  const first = Math.floor(content.from / grid.columnMs);
  return { grid, first, head: Math.ceil(content.to / grid.columnMs) };
}

const AXES = axesOf(1500, 2000);
const BOOK = rasterOf(AXES, 1000, 5, 2000);
const LIQUIDATION = rasterOf(AXES, 300_000, 2, 1500);

describe('planComposite', () => {
  it('of one raster is that raster', () => {
    const { columnMs, rowSize, firstRow, rows } = BOOK.grid;
    expect(planComposite(AXES, [BOOK])).toEqual({
      grid: { columnMs, rowSize, firstRow, rows, columns: BOOK.head - BOOK.first + 240 },
      first: BOOK.first,
    });
  });

  it('takes the finest columns and the finest rows', () => {
    const { grid } = ensureDefined(planComposite(AXES, [BOOK, LIQUIDATION]), 'a plan');
    expect(grid.columnMs).toBe(BOOK.grid.columnMs);
    expect(grid.rowSize).toBe(LIQUIDATION.grid.rowSize);
  });

  it('covers what is shown of all, in a bounded number of cells, for any view', () => {
    const step = fc.constantFrom(1000, 5000, 60_000, 300_000);
    const bin = fc.constantFrom(1, 2, 5, 10, 50);
    const raster = fc.tuple(step, bin, fc.integer({ min: 1, max: 3000 }));
    fc.assert(
      fc.property(
        fc.array(raster, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 10, max: 200_000 }),
        fc.integer({ min: 20, max: 50_000 }),
        fc.integer({ min: -1e7, max: 1e8 }),
        (layers, seconds, prices, from) => {
          const axes = axesOf(seconds, prices, from);
          const rasters = layers.map(([stepMs, binSize, columns]) =>
            rasterOf(axes, stepMs, binSize, columns),
          );
          const plan = ensureDefined(planComposite(axes, rasters), 'a plan');
          expect(compositeFits(plan, axes, rasters)).toBe(true);
          expect(plan.grid.columns).toBeGreaterThan(0);
          expect(plan.grid.rows).toBeGreaterThan(0);
          expect(plan.grid.columns * plan.grid.rows).toBeLessThanOrEqual(2_500_000);
        },
      ),
    );
  });

  it('plans nothing without rasters or for axes that make no sense', () => {
    expect(planComposite(AXES, [])).toBeUndefined();
    const time = { ...AXES.time, slope: Number.NaN };
    expect(planComposite({ ...AXES, time }, [BOOK])).toBeUndefined();
    expect(planComposite({ ...AXES, price: { ...AXES.price, slope: 0 } }, [BOOK])).toBeUndefined();
  });
});

describe('compositeFits', () => {
  const both = [BOOK, LIQUIDATION];
  const plan = ensureDefined(planComposite(AXES, both), 'a plan');

  it('bears a small pan, and live columns in the room left for them', () => {
    expect(compositeFits(plan, axesOf(1500, 2000, 60_000), both)).toBe(true);
    expect(compositeFits(plan, AXES, [{ ...BOOK, head: BOOK.head + 100 }, LIQUIDATION])).toBe(true);
  });

  it('asks for another picture when the view leaves it or its cells are others', () => {
    expect(compositeFits(plan, axesOf(1500, 2000, 2e8), both)).toBe(false);
    expect(compositeFits(plan, AXES, [rasterOf(axesOf(400, 2000), 1000, 5, 2000), LIQUIDATION])).toBe(false);
    expect(compositeFits(plan, axesOf(1500, 2000), [BOOK])).toBe(false);
    const { rows, firstRow } = plan.grid;
    const half = Math.floor(rows / 2);
    const lower = { ...plan.grid, rows: half };
    expect(compositeFits({ ...plan, grid: lower }, AXES, both)).toBe(false);
    const upper = { ...plan.grid, firstRow: firstRow + half, rows: rows - half };
    expect(compositeFits({ ...plan, grid: upper }, AXES, both)).toBe(false);
  });
});
