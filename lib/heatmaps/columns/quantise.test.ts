import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dequantise, quantise } from './quantise';

describe('quantise', () => {
  it('codes nothing as 0 and the unit as 1', () => {
    expect([quantise(0, 0.001), quantise(Number.NaN, 1), quantise(-1, 1), quantise(0.001, 0.001)]).toEqual([
      0, 0, 0, 1,
    ]);
  });

  it('holds sizes beyond both ends', () => {
    expect([quantise(1e-9, 1), quantise(1e12, 1), dequantise(0, 1)]).toEqual([1, 255, 0]);
  });

  it('comes back within half a code', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2 ** 25, noNaN: true }), (size) => {
        const ratio = dequantise(quantise(size, 1), 1) / size;
        expect(Math.abs(Math.log2(ratio))).toBeLessThan(0.0501);
      }),
    );
    expect.hasAssertions();
  });
});
