import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { findNodes } from './nodes';
import { smooth } from './smooth';
import { arbitraryRows } from './test-sources';
import { findVoids } from './voids';

/** Normal distributions laid on rows: [middle, sigma, height]. */
const hills = (count: number, ...parts: readonly (readonly [number, number, number])[]) =>
  Float64Array.from({ length: count }, (_, row) =>
    parts.reduce((sum, [at, sigma, height]) => sum + height * Math.exp(-0.5 * ((row - at) / sigma) ** 2), 0),
  );

describe('smooth', () => {
  it('keeps the volume of what lies inside', () => {
    const values = new Float64Array(21);
    values[10] = 8;
    const smoothed = smooth(values, 1.5);
    expect(smoothed.reduce((sum, value) => sum + value, 0)).toBeCloseTo(8, 12);
    expect(smoothed[10]).toBeCloseTo(8 / (1.5 * Math.sqrt(2 * Math.PI)), 2);
    expect(smoothed[8]).toBe(smoothed[12]);
  });
});

describe('findNodes', () => {
  it('finds two hills and the valley between', () => {
    const nodes = findNodes(hills(60, [15, 4, 100], [42, 4, 60]));
    expect(nodes.map(({ kind, row }) => [kind, row])).toEqual([
      ['high', 15],
      ['low', expect.closeTo(29, -1)],
      ['high', 42],
    ]);
  });

  it('ends a node where half of its prominence is gone', () => {
    // Smoothing by 1.5 rows makes a hill of sigma 4 one of sqrt(4² + 1.5²); half its height is 1.1774 sigmas away.
    const [node] = findNodes(hills(60, [30, 4, 100]));
    const half = Math.sqrt(2 * Math.log(2)) * Math.hypot(4, 1.5);
    expect(node?.low).toBeCloseTo(30.5 - half, 1);
    expect(node?.high).toBeCloseTo(30.5 + half, 1);
  });

  it('measures the prominence of a shoulder from the saddle, not from the ground', () => {
    const volume = hills(60, [20, 4, 100], [33, 3, 60]);
    const smoothed = smooth(volume, 1.5);
    const { row, low } = ensureDefined(findNodes(volume).at(-1), 'upper node');
    expect(row).toBe(33);
    const halfway = ((smoothed[row] ?? 0) + Math.min(...smoothed.subarray(20, row))) / 2;
    const below = Math.floor(low - 0.5);
    expect(smoothed[below]).toBeLessThan(halfway);
    expect(smoothed[below + 1]).toBeGreaterThanOrEqual(halfway);
  });

  it('leaves out what hardly rises, and valleys that are not deep', () => {
    expect(findNodes(hills(60, [20, 4, 100], [40, 3, 8])).map(({ row }) => row)).toEqual([20]);
    expect(findNodes(hills(60, [20, 5, 100], [33, 5, 100])).map(({ kind }) => kind)).toEqual([
      'high',
      'high',
    ]);
    expect(findNodes(new Float64Array(40).fill(3))).toEqual([]);
    expect(findNodes(new Float64Array())).toEqual([]);
  });

  it('sees the mirror image of a profile mirrored', () => {
    fc.assert(
      fc.property(arbitraryRows, (volume) => {
        const there = findNodes(volume);
        const back = findNodes(volume.toReversed()).toReversed();
        expect(back.map(({ kind }) => kind)).toEqual(there.map(({ kind }) => kind));
        back.forEach(({ low, high }, index) => {
          expect(volume.length - high).toBeCloseTo(there[index]?.low ?? Number.NaN, 6);
          expect(volume.length - low).toBeCloseTo(there[index]?.high ?? Number.NaN, 6);
        });
      }),
    );
    expect.hasAssertions();
  });

  it('gives nodes in order, whose row lies within', () => {
    fc.assert(
      fc.property(arbitraryRows, (volume) => {
        findNodes(volume).forEach(({ row, low, high }, index, nodes) => {
          expect(low).toBeLessThanOrEqual(row + 0.5);
          expect(high).toBeGreaterThanOrEqual(row + 0.5);
          expect(row).toBeGreaterThan(nodes[index - 1]?.row ?? -1);
        });
      }),
    );
    expect.hasAssertions();
  });
});

describe('findVoids', () => {
  const volume = Float64Array.from({ length: 40 }, (_, row) => (row > 10 && row < 20 ? 14 : 100));
  const area = { first: 20, last: 35 };

  it('finds wide stretches with less than 15 % of the median row of value', () => {
    // Nine rows of 1 at a price of 1,015 are 0.9 %.
    expect(findVoids(volume, 1000, area)).toEqual([{ first: 11, last: 19 }]);
    expect(
      findVoids(
        volume.map((size) => Math.max(size, 15)),
        1000,
        area,
      ),
    ).toEqual([]);
  });

  it('leaves out those narrower than 0.3 % of the price', () => {
    expect(findVoids(volume, 2980, area)).toEqual([{ first: 11, last: 19 }]);
    expect(findVoids(volume, 2990, area)).toEqual([]);
  });
});
