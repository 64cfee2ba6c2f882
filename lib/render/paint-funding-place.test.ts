import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriceAxis, priceToY, timeToX } from '../charts/chart-view';
import { fundingPlace } from './paint-funding-place';
import type { ChartAxes } from './project';

const BAR_MS = 1_000;

/** 100 bars of 4 pixels on a pane of 400 × 200, on which prices 0 … 200 are visible. */
const AXES: ChartAxes = {
  pane: { left: 10, top: 50, width: 400, height: 200 },
  price: { model: 'linear', offset: 250, slope: -1, shift: 0 },
  time: { offset: 10, slope: 4 / BAR_MS, anchor: 'absolute' },
};

const candles = (...rows: readonly (readonly [bar: number, high: number, low: number])[]) =>
  Float64Array.from(rows.flatMap(([bar, high, low]) => [bar * BAR_MS, high, low]));

const place = (rows: Float64Array, axes = AXES) => fundingPlace(axes, rows, BAR_MS, 30);

describe('the place of the strip', () => {
  it('is at the bottom, else at the top, else nowhere', () => {
    expect(place(candles([5, 150, 40]))).toEqual({ top: 170, height: 30 });
    expect(place(candles([5, 150, 10]))).toEqual({ top: 0, height: 30 });
    expect(place(candles([5, 190, 10]))).toBeUndefined();
  });

  it('keeps two pixels off the candles', () => {
    expect(place(candles([5, 150, 32]))?.top).toBe(170);
    expect(place(candles([5, 150, 31]))?.top).toBe(0);
    expect(place(candles([5, 169, 31]))).toBeUndefined();
  });

  it('minds visible candles only', () => {
    expect(place(candles([-2, 200, 0], [5, 150, 40], [102, 200, 0]))?.top).toBe(170);
    expect(place(candles([-0.5, 150, 0], [5, 150, 40]))?.top).toBe(0);
  });

  it('is nowhere while candles are not known', () => {
    expect(place(candles())).toBeUndefined();
    expect(place(candles([-2, 150, 40]))).toBeUndefined();
    expect(place(candles([5, 150, 40], [6, NaN, 40]))).toBeUndefined();
    expect(place(candles([5, 150, 40]), { ...AXES, time: { ...AXES.time, slope: -1 } })).toBeUndefined();
  });

  it('knows that a logarithmic scale has a lower end', () => {
    const price = { model: 'log', offset: 250, slope: -40, shift: 0 } as const;
    expect(place(candles([5, 50, 20], [6, 45, -1]), { ...AXES, price })?.top).toBe(0);
    const turned = { ...price, slope: 40, offset: 0 };
    expect(place(candles([5, 50, 20], [6, 45, -1]), { ...AXES, price: turned })?.top).toBe(170);
  });

  it('touches no visible candle, on any axis', () => {
    const axis: fc.Arbitrary<PriceAxis> = fc.record({
      model: fc.constantFrom('linear', 'log'),
      offset: fc.double({ min: -400, max: 800, noNaN: true }),
      slope: fc.double({ min: -80, max: 80, noNaN: true }).filter((slope) => Math.abs(slope) > 0.01),
      shift: fc.constantFrom(0, 0.5),
    });
    const candle = fc.record({
      bar: fc.integer({ min: -20, max: 120 }),
      low: fc.double({ min: -1, max: 200, noNaN: true }),
      size: fc.double({ min: 0, max: 60, noNaN: true }),
    });
    let placed = 0;
    fc.assert(
      fc.property(
        axis,
        fc.array(candle, { maxLength: 30 }),
        fc.integer({ min: 7, max: 80 }),
        (price, many, height) => {
          const axes = { ...AXES, price };
          const rows = candles(...many.map(({ bar, low, size }) => [bar, low + size, low] as const));
          const band = fundingPlace(axes, rows, BAR_MS, height);
          if (!band) return;
          placed += 1;
          expect(band.top >= 0 && band.top + band.height <= axes.pane.height).toBe(true);
          for (const { bar, low, size } of many) {
            const left = timeToX(axes.time, bar * BAR_MS) - axes.pane.left;
            if (left > axes.pane.width || left + 4 < 0) continue;
            const ys = [low, low + size].map((each) => priceToY(price, each) - axes.pane.top);
            const isClear = Math.max(...ys) < band.top || Math.min(...ys) > band.top + band.height;
            // What lies below the end of a logarithmic scale has no place on it that could be covered.
            expect(isClear || ys.some(Number.isNaN)).toBe(true);
          }
        },
      ),
    );
    expect(placed).toBeGreaterThan(0);
  });
});
