import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { pointOfControl } from './point-of-control';
import { arbitraryRows } from './test-sources';
import { isBimodal, largestRows, shareOf, valueArea, type ValueAreaMethod } from './value-area';

const ONE_CENTRE = Float64Array.of(2, 4, 6, 10, 14, 9, 22, 18, 12, 7, 5, 3, 8, 4, 1);
const TWO_CENTRES = Float64Array.of(1, 2, 30, 3, 4, 5, 25, 6, 1);

const poc = (volume: Float64Array) => ensureDefined(pointOfControl(volume), 'point of control');
const area = (volume: Float64Array, method: ValueAreaMethod = 'expansion') =>
  valueArea(volume, poc(volume), method);

const traded = arbitraryRows.filter((volume) => volume.some((size) => size > 0));

const sumOf = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

/** The rule read word by word, on slices of a plain array. */
function plainArea(volume: readonly number[], start: number): readonly [number, number] {
  const taken = [start];
  const lowest = () => Math.min(...taken);
  const highest = () => Math.max(...taken);
  while (sumOf(taken.map((row) => volume[row] ?? 0)) * 10 < sumOf(volume) * 7) {
    const rows = [...volume.keys()];
    const above = rows.filter((row) => row > highest() && row <= highest() + 2);
    const below = rows.filter((row) => row < lowest() && row >= lowest() - 2);
    const sizeOf = (side: readonly number[]) => sumOf(side.map((row) => volume[row] ?? 0));
    if (below.length === 0) taken.push(...above);
    else if (above.length === 0) taken.push(...below);
    else taken.push(...(sizeOf(above) >= sizeOf(below) ? above : below));
  }
  return [lowest(), highest()];
}

describe('pointOfControl', () => {
  it('is the row with most volume', () => {
    expect(poc(ONE_CENTRE)).toBe(6);
    expect(poc(TWO_CENTRES)).toBe(2);
  });

  it('is the tied row closest to the middle, then the lower', () => {
    expect(poc(Float64Array.of(9, 1, 9, 1, 1, 1, 9))).toBe(2);
    expect(poc(Float64Array.of(9, 1, 1, 9))).toBe(0);
    expect(poc(Float64Array.of(1, 9, 9, 1))).toBe(1);
  });

  it('takes sums that differ by rounding for tied', () => {
    expect(poc(Float64Array.of(0.1 + 0.2, 0.3, 0.3))).toBe(1);
  });

  it('is none without volume', () => {
    expect(pointOfControl(new Float64Array())).toBeUndefined();
    expect(pointOfControl(new Float64Array(3))).toBeUndefined();
  });
});

describe('valueArea', () => {
  it('expands by two rows until 70 % are held', () => {
    expect(area(ONE_CENTRE)).toEqual({ first: 2, last: 8 });
    expect(shareOf(ONE_CENTRE, area(ONE_CENTRE))).toBeCloseTo(0.728, 12);
    expect(area(TWO_CENTRES)).toEqual({ first: 2, last: 6 });
  });

  it('goes up at a tie, counts a row that is alone, and skips a side that is used up', () => {
    expect(area(Float64Array.of(2, 2, 8, 2, 2))).toEqual({ first: 2, last: 4 });
    expect(area(Float64Array.of(5, 9, 1, 1, 1))).toEqual({ first: 0, last: 1 });
    expect(area(Float64Array.of(9, 3, 3, 3, 3, 3))).toEqual({ first: 0, last: 4 });
  });

  it('equals the rule read word by word', () => {
    fc.assert(
      fc.property(traded, (volume) => {
        const { first, last } = area(volume);
        expect([first, last]).toEqual(plainArea([...volume], poc(volume)));
      }),
    );
    expect.hasAssertions();
  });

  it('as the shortest has the fewest rows', () => {
    expect(area(ONE_CENTRE, 'shortest')).toEqual({ first: 2, last: 8 });
    expect(area(TWO_CENTRES, 'shortest')).toEqual({ first: 2, last: 6 });
    expect(area(Float64Array.of(9, 1, 5, 5, 5, 0, 0), 'shortest')).toEqual({ first: 0, last: 3 });
    fc.assert(
      fc.property(traded, (volume) => {
        const { first, last } = area(volume, 'shortest');
        const enough = 0.7 * volume.reduce((sum, size) => sum + size, 0) * (1 - 1e-9);
        for (let start = 0; start <= volume.length; start += 1) {
          const fewer = volume.subarray(start, start + last - first);
          expect(fewer.reduce((sum, size) => sum + size, 0)).toBeLessThan(enough);
        }
      }),
    );
  });

  it('holds 70 % at least, either way', () => {
    const one = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true }));
    const sizes = fc.array(one, { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(sizes, fc.constantFrom('expansion', 'shortest'), (values, method) => {
        const volume = Float64Array.from(values);
        fc.pre(volume.some((size) => size > 0));
        const share = shareOf(volume, area(volume, method));
        expect(share).toBeGreaterThanOrEqual(0.7 - 1e-9);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
    expect.hasAssertions();
  });

  it('lies around the middle of a single hill with equal sides, but for the step that the tie decides', () => {
    const side = fc.uniqueArray(fc.integer({ min: 0, max: 4999 }), { maxLength: 30 });
    fc.assert(
      fc.property(side, (sizes) => {
        const rising = sizes.toSorted((a, b) => a - b);
        const volume = Float64Array.of(...rising, 5000, ...rising.toReversed());
        const { first, last } = area(volume);
        expect(poc(volume)).toBe(rising.length);
        expect([0, 1, 2]).toContain(first + last - 2 * rising.length);
      }),
    );
    expect.hasAssertions();
  });

  it('as the shortest is as short in the mirror', () => {
    fc.assert(
      fc.property(traded, (volume) => {
        const there = area(volume, 'shortest');
        const back = area(volume.toReversed(), 'shortest');
        expect(back.last - back.first).toBe(there.last - there.first);
      }),
    );
    expect.hasAssertions();
  });
});

describe('isBimodal', () => {
  it('tells whether the largest rows lie apart', () => {
    expect(largestRows(ONE_CENTRE)).toEqual([3, 4, 5, 6, 7, 8, 12]);
    expect(largestRows(TWO_CENTRES)).toEqual([2, 6]);
    expect(isBimodal(TWO_CENTRES)).toBe(true);
    expect(isBimodal(Float64Array.of(1, 4, 9, 4, 1))).toBe(false);
  });

  it('is not misled by rows that are equal but for rounding', () => {
    expect(isBimodal(Float64Array.of(0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3))).toBe(false);
    expect(isBimodal(new Float64Array())).toBe(false);
  });
});
