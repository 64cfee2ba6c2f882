import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { brierScore } from './brier';
import { keptFindings } from './false-discovery';
import { medianWithin } from './median';
import { middleOf, proportionOf, wilson } from './proportion';
import { randomFrom } from './random';

describe('wilson', () => {
  it.each([
    [30, 50, 46.2, 72.4],
    [60, 100, 50.2, 69.1],
    [68, 100, 58.3, 76.3],
  ])('of %d in %d is %d to %d %%', (count, of, low, high) => {
    const interval = wilson(count, of);
    expect(interval.low * 100).toBeCloseTo(low, 1);
    expect(interval.high * 100).toBeCloseTo(high, 1);
  });

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (one, other) => {
        const [count, of] = [Math.min(one, other), Math.max(one, other, 1)];
        const { low, high, share } = ensureDefined(proportionOf(count, of).value, 'share');
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });
});

describe('proportionOf', () => {
  it('says when there is not enough, and knows nothing of nothing', () => {
    expect(proportionOf(20, 29).value).toMatchObject({ count: 20, of: 29, isEnough: false });
    expect(proportionOf(20, 30).value?.isEnough).toBe(true);
    expect(proportionOf(0, 0)).toEqual({ value: undefined, why: 'nothing counted' });
  });
});

describe('middleOf', () => {
  it('leaves out two and a half per cent at either end', () => {
    expect(middleOf(Array.from({ length: 201 }, (_, index) => 200 - index))).toEqual({ low: 5, high: 195 });
  });
});

describe('medianWithin', () => {
  it('holds the true median in 95 of 100 samples, of skewed numbers too', () => {
    const random = randomFrom(11);
    const draw = () => -Math.log(1 - random());
    const holds = Array.from({ length: 1_000 }, () => {
      const { low, high } = medianWithin(Array.from({ length: 40 }, draw));
      return low <= Math.LN2 && Math.LN2 <= high;
    });
    const share = holds.filter(Boolean).length / holds.length;
    expect(share).toBeGreaterThan(0.935);
    expect(share).toBeLessThan(0.98);
  });

  it('never lies outside of what there is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 50 }), (values) => {
        const { value, low, high } = medianWithin(values);
        expect(values).toEqual(expect.arrayContaining([value, low, high]));
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});

const forecasts = (probabilities: readonly number[], outcomes: readonly number[]) =>
  probabilities.map((probability, index) => ({ probability, cameTrue: outcomes[index] === 1 }));

describe('brierScore', () => {
  it('is that of the reference vector, in its three parts', () => {
    const { value } = brierScore(
      forecasts([0.9, 0.8, 0.7, 0.6, 0.3, 0.2, 0.6, 0.7], [1, 1, 0, 1, 0, 0, 0, 1]),
    );
    expect(value?.score).toBeCloseTo(0.16, 12);
    expect(value?.reliability).toBeCloseTo(0.035, 12);
    expect(value?.resolution).toBeCloseTo(0.125, 12);
    expect(value?.uncertainty).toBe(0.25);
    expect(value?.skill.value).toBeCloseTo(0.36, 12);
    expect(value?.bins.every(({ isEnough }) => !isEnough)).toBe(true);
    expect(value?.bins.map(({ from, count }) => [from, count])).toEqual([
      [0.2, 1],
      [0.3, 1],
      [0.6, 2],
      [0.7, 2],
      [0.8, 1],
      [0.9, 1],
    ]);
  });

  it('has no skill to speak of when all came true, and knows nothing of nothing', () => {
    const { value } = brierScore(forecasts([1, 0.5], [1, 1]));
    expect(value?.skill).toEqual({ value: undefined, why: 'outcomes all alike' });
    expect(value?.bins.at(-1)).toMatchObject({ from: 0.9, to: 1, count: 1 });
    expect(brierScore([])).toEqual({ value: undefined, why: 'nothing counted' });
  });

  it('adds up wherever each bin has one probability', () => {
    const reads = fc.array(fc.record({ tenth: fc.integer({ min: 0, max: 9 }), cameTrue: fc.boolean() }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(reads, (items) => {
        const { value } = brierScore(
          items.map(({ tenth, cameTrue }) => ({ probability: tenth / 10 + 0.05, cameTrue })),
        );
        const { score, reliability, resolution, uncertainty } = ensureDefined(value, 'score');
        expect(reliability - resolution + uncertainty).toBeCloseTo(score, 12);
      }),
    );
  });
});

describe('keptFindings', () => {
  it('keeps those up to the last that is small for its rank', () => {
    expect(keptFindings([0.9, 0.01, 0.045, 0.03, 0.5])).toEqual([false, true, true, true, false]);
    expect(keptFindings([0.2, 0.3])).toEqual([false, false]);
    expect(keptFindings([])).toEqual([]);
  });

  it('keeps about as few of pure chance as it says', () => {
    const random = randomFrom(7);
    const anyKept = Array.from({ length: 500 }, () =>
      keptFindings(Array.from({ length: 20 }, random)).includes(true),
    );
    const share = anyKept.filter(Boolean).length / 500;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.15);
  });
});

describe('randomFrom', () => {
  it('is even, the same for a seed and another for the next', () => {
    const numbers = Array.from({ length: 10_000 }, randomFrom(3));
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => numbers.filter((each) => Math.floor(each * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(120);
    expect(Array.from({ length: 5 }, randomFrom(3))).toEqual(numbers.slice(0, 5));
    const firsts = Array.from({ length: 1_000 }, (_, seed) => randomFrom(seed)());
    expect(Math.abs(firsts.reduce((sum, each) => sum + each, 0) / 1_000 - 0.5)).toBeLessThan(0.04);
  });
});
