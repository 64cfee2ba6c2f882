import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantise } from '../columns/quantise';
import { sizeCodes } from './size-codes';

const same = (size: number, unit: number) =>
  expect([size, unit, ...sizeCodes(Float64Array.of(size), unit)]).toEqual([size, unit, quantise(size, unit)]);

/** The double next to a positive one. */
function next(value: number, by: 1 | -1): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0] = (bits[0] ?? 0n) + BigInt(by);
  return new Float64Array(bits.buffer)[0] ?? value;
}

describe('sizeCodes', () => {
  it('is quantise, for any size and unit', () => {
    const exponent = fc.double({ min: -12, max: 35, noNaN: true });
    fc.assert(
      fc.property(exponent, fc.constantFrom(1, 0.001, 0.01, 100, 3), (power, unit) => {
        same(2 ** power * unit, unit);
      }),
      { numRuns: 2000 },
    );
    expect.hasAssertions();
  });

  it('is quantise for numbers that are no sizes', () => {
    for (const size of [0, -0, -1, Number.NaN, Infinity, Number.MIN_VALUE, Number.MAX_VALUE]) {
      for (const unit of [1, 1e-9, 1e9]) same(size, unit);
    }
    expect.hasAssertions();
  });

  it('is quantise just around every boundary', () => {
    for (let code = 0; code <= 256; code += 1) {
      let around = 2 ** ((code - 0.5) / 10);
      for (let step = 0; step < 20; step += 1) around = next(around, -1);
      for (let step = 0; step < 40; step += 1, around = next(around, 1)) same(around, 1);
    }
    expect.hasAssertions();
  });

  it('is quantise just around every bucket', () => {
    for (let bucket = 0; bucket < 27 * 64; bucket += 1) {
      const edge = 2 ** Math.floor(bucket / 64) * (1 + (bucket % 64) / 64);
      for (const size of [
        edge,
        next(edge, -1),
        next(edge, 1),
        edge * (1 - 2 ** -25),
        edge * (1 + 2 ** -25),
      ]) {
        same(size, 1);
      }
    }
    expect.hasAssertions();
  });
});
