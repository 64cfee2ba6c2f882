import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviation, knownMean, ranks, smooth, spearman, sum } from './statistics';

describe('ranks and spearman', () => {
  it('share the ranks of equal values', () => {
    expect([...ranks([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
  });

  it.each([
    [[1, 2, 3, 4], [10, 20, 30, 1000], 1],
    [[1, 2, 3, 4], [4, 3, 2, 1], -1],
    [[1, 2, 3, 4], [2, 1, 4, 3], 0.6],
    [[1, 1, 2], [1, 2, 3], Math.sqrt(0.75)],
    [[5, 5, 5], [1, 2, 3], 0],
  ])('spearman of %j and %j is %d', (a, b, rho) => {
    expect(spearman(a, b)).toBeCloseTo(rho, 12);
  });
});

describe('smooth', () => {
  it('spreads a peak as a Gaussian', () => {
    const curve = smooth(
      Float64Array.from({ length: 41 }, (_, index) => (index === 20 ? 1 : 0)),
      1.5,
    );
    expect(curve[20]).toBeCloseTo(1 / (1.5 * Math.sqrt(2 * Math.PI)), 4);
    expect((curve[23] ?? 0) / (curve[20] ?? 0)).toBeCloseTo(Math.exp(-2), 10);
    expect(sum(curve)).toBeCloseTo(1, 10);
  });

  it('leaves a constant as it is, up to the edges', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.5, max: 12, noNaN: true }),
        (length, width) => {
          for (const value of smooth(new Float64Array(length).fill(3), width))
            expect(value).toBeCloseTo(3, 10);
        },
      ),
    );
  });
});

describe('means', () => {
  it('leave out what is not known', () => {
    expect(knownMean([1, Number.NaN, 3])).toBe(2);
    expect(knownMean([Number.NaN])).toBeNaN();
    expect(deviation([1, 3])).toBe(1);
  });
});
