import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStep, toSteps } from '../../core/decimal-step';
import { btcInstrument } from '../../market/book-fixture';
import { binAt, chooseBinSize, followGrid, GRID_BINS } from './grid';

describe('chooseBinSize', () => {
  it.each([
    [64_000, '0.1', 5],
    [64_000, '0.01', 5],
    [64_000, '0.5', 5],
    [118_000, '0.1', 10],
    [3_000, '0.01', 0.2],
    [3_000, '0.25', 0.5],
    [150, '0.01', 0.01],
    [0.1, '0.00001', 0.00001],
    [0.1, '0.001', 0.001],
    [0.00001234, '0.00000001', 0.00000001],
    [64_000, '0.03', 6],
    [64_000, '25', 50],
  ])('divides a price of %d with a step of %s into bins of %d', (price, step, size) => {
    expect(chooseBinSize(price, parseStep(step))).toBe(size);
  });

  it('is always a whole number of steps, and about a thousandth of 8 % unless the step is coarser', () => {
    const steps = ['1', '0.5', '0.25', '0.1', '0.01', '0.05', '0.0001', '0.00000001'];
    fc.assert(
      fc.property(fc.constantFrom(...steps), fc.double({ min: 1, max: 6, noNaN: true }), (text, power) => {
        const step = parseStep(text);
        const price = Number(text) * 10 ** power;
        const size = chooseBinSize(price, step);
        const ticks = size / Number(text);
        expect(Math.abs(ticks - Math.round(ticks))).toBeLessThan(1e-6);
        expect(toSteps(size, step)).toBeGreaterThanOrEqual(1);
        const ideal = Math.max((price * 0.08) / GRID_BINS, Number(text));
        expect(size / ideal).toBeGreaterThan(0.6);
        expect(size / ideal).toBeLessThan(4);
      }),
    );
    expect.hasAssertions();
  });
});

describe('followGrid', () => {
  const instrument = btcInstrument();
  const grid = followGrid(undefined, 64_000, instrument);

  it('centres a thousand bins on the price', () => {
    expect(grid).toEqual({ firstBin: 12_300, count: 1000, binSize: 5, unit: 0.001 });
  });

  it('stays while the price is in its middle half', () => {
    expect(followGrid(grid, 65_240, instrument)).toBe(grid);
    expect(followGrid(grid, 62_750, instrument)).toBe(grid);
    expect(followGrid(grid, 62_749, instrument).firstBin).toBe(12_049);
    expect(followGrid(grid, 65_250, instrument).firstBin).toBe(12_550);
  });

  it('never begins below zero', () => {
    const coarse = btcInstrument({ priceStep: parseStep('0.001') });
    expect(followGrid(undefined, 0.1, coarse).firstBin).toBe(0);
  });

  it('takes a hundred lots as its unit where a lot is worth next to nothing', () => {
    const spot = btcInstrument({ contract: 'spot', sizeStep: parseStep('0.00001') });
    expect(followGrid(undefined, 64_000, spot).unit).toBeCloseTo(0.001, 12);
  });

  it('takes the power of ten below a lot of an inverse contract', () => {
    const inverse = btcInstrument({ contract: 'inverse', contractSize: 100, sizeStep: parseStep('1') });
    expect(followGrid(undefined, 64_000, inverse).unit).toBe(0.001);
  });
});

describe('binAt', () => {
  it('puts a price at the lower end of a bin into that bin, whatever the decimals', () => {
    const grid = { firstBin: 0, count: 1000, binSize: 0.05, unit: 1 };
    for (let bin = 0; bin < 1000; bin += 1) expect(binAt(grid, Number((bin * 0.05).toFixed(2)))).toBe(bin);
    expect(binAt(grid, 1.1499)).toBe(22);
  });
});
