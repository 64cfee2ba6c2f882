import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODE, PriceScale } from './price-scale';

const modes = fc.constantFrom(...Object.values(MODE));

const scales = fc
  .record({
    mode: modes,
    inverted: fc.boolean(),
    height: fc.integer({ min: 60, max: 1200 }),
    from: fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
    ratio: fc.double({ min: 1.001, max: 50, noNaN: true }),
  })
  .map(({ from, ratio, ...settings }) =>
    Object.assign(new PriceScale(), { ...settings, range: { from, to: from * ratio } }),
  );

describe('PriceScale', () => {
  it('reads the price where it places it', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const y = share * scale.height;
        expect(scale.yOf(scale.priceAt(y))).toBeCloseTo(y, 4);
      }),
    );
  });

  it('places the range between its margins', () => {
    const scale = Object.assign(new PriceScale({ top: 0.1, bottom: 0.2 }), {
      height: 100,
      range: { from: 10, to: 20 },
    });
    expect(scale.yOf(10)).toBeCloseTo(79, 9);
    expect(scale.yOf(20)).toBeCloseTo(10, 9);
    scale.inverted = true;
    expect(scale.yOf(10)).toBeCloseTo(10, 9);
    expect(scale.yOf(20)).toBeCloseTo(79, 9);
  });

  it('keeps equal ratios apart by equal distances on a logarithmic scale', () => {
    const scale = Object.assign(new PriceScale(), {
      mode: MODE.logarithmic,
      height: 400,
      range: { from: 1, to: 100 },
    });
    expect(scale.yOf(1) - scale.yOf(10)).toBeCloseTo(scale.yOf(10) - scale.yOf(100), 9);
  });

  it('moves what it shows by the pixels it is dragged', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: -30, max: 30 }), (scale, pixels) => {
        const price = scale.priceAt(scale.height / 2);
        scale.shift(pixels);
        // The ends of the range are rounded once: a cheap price on a wide range loses most.
        expect(Math.abs(scale.yOf(price) - (scale.height / 2 + pixels))).toBeLessThan(1e-3);
      }),
    );
  });

  it('stretches around the middle of its range', () => {
    const scale = Object.assign(new PriceScale(), { height: 400, range: { from: 100, to: 200 } });
    scale.stretch(2);
    expect(scale.range).toEqual({ from: 50, to: 250 });
  });
});
