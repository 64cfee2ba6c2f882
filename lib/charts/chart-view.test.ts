import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriceAxis, priceToY, shiftPrices, yToPrice } from './chart-view';

const axes = fc.record<PriceAxis>({
  model: fc.constantFrom('linear', 'log'),
  offset: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  slope: fc.double({ min: -500, max: -0.01, noNaN: true }),
  shift: fc.constant(0),
});
const prices = fc.double({ min: 100, max: 1e5, noNaN: true });

describe('PriceAxis', () => {
  it('gives back the price of a place', () => {
    fc.assert(
      fc.property(axes, prices, (axis, price) => {
        expect(yToPrice(axis, priceToY(axis, price))).toBeCloseTo(price, 3);
      }),
    );
  });

  it('keeps every place when prices are shifted along with the axis', () => {
    fc.assert(
      fc.property(axes, prices, fc.integer({ min: -90, max: 90 }), (axis, price, basis) => {
        expect(priceToY(shiftPrices(axis, basis), price + basis)).toBeCloseTo(priceToY(axis, price), 3);
      }),
    );
  });
});
