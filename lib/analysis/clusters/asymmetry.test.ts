import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanOf } from '../density/density';
import { densityOf, GRID, PRICE, readingOf, sizesOf } from '../density/reading-fixture';
import { asymmetry, heavySide } from './asymmetry';

function flatSide(worth: number, side: -1 | 1, deviation: number | undefined) {
  const sizes = Float64Array.from({ length: GRID.count }, (_, bin) => {
    const price = (GRID.firstBin + bin + 0.5) * GRID.binSize;
    const away = side * (price / PRICE - 1);
    return away > 0 && away < 0.03 ? worth / 36 / price : 0;
  });
  const variance = deviation === undefined ? undefined : sizes.map((each) => (each * deviation) ** 2);
  return densityOf(sizes, { variance });
}

/** `above` and `below` quote units, spread evenly over 3 % on each side of the price. */
const flat = (below: number, above: number, deviation?: number) =>
  readingOf(0, { bid: flatSide(below, -1, deviation), ask: flatSide(above, 1, deviation) });

describe('asymmetry', () => {
  it('is (above − below) ÷ (above + below), within the reach only', () => {
    const whole = asymmetry(flat(1e6, 3e6), 0.05);
    expect(whole.above).toBeCloseTo(3e6, 3);
    expect(whole.below).toBeCloseTo(1e6, 3);
    expect(whole.index.value).toBeCloseTo(0.5, 9);
    expect(whole.shape.value).toBe('skewed');
    const near = asymmetry(flat(1e6, 3e6), 0.01);
    expect(near.above).toBeCloseTo(1e6, 3);
    expect(near.index.value).toBeCloseTo(0.5, 9);
  });

  it.each([
    [100, 134, 'symmetric'],
    [100, 136, 'tilted'],
    [100, 232, 'tilted'],
    [100, 234, 'skewed'],
    [234, 100, 'skewed'],
  ])('calls %d below and %d above %s', (below, above, shape) => {
    expect(asymmetry(flat(below, above), 0.03).shape.value).toBe(shape);
  });

  it('says how sure it is', () => {
    const { z, deviation, above, below } = asymmetry(flat(1e6, 2e6, 0.6), 0.03);
    // 36 independent bins a side, each with a deviation of 60 %: 10 % of the side.
    expect(z.value).toBeCloseTo(1e6 / Math.hypot(0.1 * above, 0.1 * below), 1);
    expect(deviation.value).toBeCloseTo((2 / 3) * (1 / 3) * 2 * Math.hypot(0.1, 0.1), 3);
    expect(asymmetry(flat(1e6, 2e6), 0.03).z).toEqual({ value: undefined, why: 'no variance' });
  });

  it('counts what is near more', () => {
    const reading = readingOf(0, {
      bid: [{ price: 59_700, size: 100, width: 60 }],
      ask: [{ price: 62_000, size: 100, width: 60 }],
    });
    const { index, nearIndex } = asymmetry(reading, 0.05);
    expect(index.value).toBeCloseTo(0, 1);
    expect(nearIndex.value).toBeLessThan(-0.5);
  });

  it('does not know a reach that not all venues know, nor an empty map', () => {
    const known = { ...spanOf(GRID), high: PRICE * 1.02 };
    const reading = readingOf(0, {
      bid: densityOf(sizesOf([{ price: 59_500, size: 1 }]), { known }),
      ask: densityOf(sizesOf([{ price: 60_500, size: 1 }]), { known }),
    });
    expect(asymmetry(reading, 0.03).index).toEqual({ value: undefined, why: 'reach not known' });
    expect(asymmetry(reading, 0.02).index.value).toBeCloseTo(0, 1);
    expect(asymmetry(readingOf(0), 0.03).shape).toEqual({ value: undefined, why: 'nothing there' });
  });

  it('turns round in a mirrored market', () => {
    const worth = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e30, noNaN: true }));
    fc.assert(
      fc.property(worth, worth, (below, above) => {
        const [seen, mirrored] = [asymmetry(flat(below, above), 0.03), asymmetry(flat(above, below), 0.03)];
        expect(mirrored.index.value === undefined).toBe(below + above === 0);
        expect(mirrored.index.value ?? 0).toBeCloseTo(-(seen.index.value ?? 0), 9);
      }),
    );
  });
});

describe('heavySide', () => {
  it('is the side that is heavier by enough', () => {
    expect(heavySide(asymmetry(flat(1, 2), 0.03), 0.3)).toBe('ask');
    expect(heavySide(asymmetry(flat(2, 1), 0.03), 0.3)).toBe('bid');
    expect(heavySide(asymmetry(flat(2, 1), 0.03), 0.4)).toBeUndefined();
    expect(heavySide(asymmetry(readingOf(0), 0.03), 0.3)).toBeUndefined();
  });
});
