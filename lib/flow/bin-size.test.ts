import { describe, expect, it } from 'vitest';
import { parseStep } from '../core/decimal-step';
import { binOf, volumeBinSize } from './bin-size';

describe('volumeBinSize', () => {
  it.each([
    [64_000, '0.1', 10],
    [2_500, '0.01', 0.5],
    [0.5, '0.0001', 0.0001],
    [0.000_012_34, '0.00000001', 0.000_000_01],
    [60_000, '2.5', 10],
    [100, '0.03', 0.03],
  ])('at %d in steps of %s is %d', (price, step, expected) => {
    expect(volumeBinSize(price, parseStep(step))).toBe(expected);
  });
});

describe('binOf', () => {
  it('puts a price at the lower end of a bin into it', () => {
    expect([0.3, 0.6, 0.7, 1.1].map((price) => binOf(price, 0.1))).toEqual([3, 6, 7, 11]);
    expect(binOf(59_999.9, 10)).toBe(5999);
  });
});
