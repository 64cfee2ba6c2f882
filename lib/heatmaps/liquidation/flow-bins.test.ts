import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowBins } from './flow-bins';
import { sumOf } from './flow-fixture';
import { latticeBin, latticePrice } from './log-grid';

const size = fc.double({ min: 1e-9, max: 1e6, noNaN: true });

describe('FlowBins', () => {
  it('loses nothing, whatever the height of the bins', () => {
    const sides = fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sides, fc.double({ min: 0.01, max: 900, noNaN: true }), (rows, binSize) => {
        const flow = new FlowBins();
        const buy = Float64Array.from(rows, ([bought]) => bought);
        const sell = Float64Array.from(rows, ([, sold]) => sold);
        const firstBin = Math.ceil(60_000 / binSize);
        flow.lay({ binSize, firstBin, buy, sell, exact: false });
        const laid = flow.buy.subarray(0, flow.count);
        expect(Math.abs(sumOf(laid) - sumOf(buy))).toBeLessThanOrEqual(1e-9 * sumOf(buy));
        expect(Math.abs(flow.total - sumOf(buy) - sumOf(sell))).toBeLessThanOrEqual(1e-9 * flow.total);
        expect(laid.every((each) => each >= -1e-9)).toBe(true);
      }),
    );
    expect.hasAssertions();
  });

  it('puts a narrow bin where its price is, and spreads a wide one by price', () => {
    const flow = new FlowBins();
    flow.lay({
      binSize: 1,
      firstBin: 60_010,
      buy: Float64Array.of(7),
      sell: Float64Array.of(0),
      exact: true,
    });
    expect(flow.buy[latticeBin(60_010.5) - flow.first]).toBe(7);
    flow.lay({
      binSize: 300,
      firstBin: 200,
      buy: Float64Array.of(0),
      sell: Float64Array.of(30),
      exact: true,
    });
    const bin = latticeBin(60_150);
    const height = latticePrice(bin + 1) - latticePrice(bin);
    expect(flow.sell[bin - flow.first]).toBeCloseTo((30 * height) / 300, 9);
  });

  it('is empty for a bar without trades', () => {
    const flow = new FlowBins();
    const none = new Float64Array();
    flow.lay({ binSize: 10, firstBin: 0, buy: none, sell: none, exact: true });
    expect([flow.count, flow.total]).toEqual([0, 0]);
  });
});
