import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactText } from './compact-text';

const SUFFIXES = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 } as const;

const read = (text: string) => {
  const suffix = Object.entries(SUFFIXES).find(([letter]) => text.endsWith(letter));
  return suffix ? Number(text.slice(0, -1)) * suffix[1] : Number(text);
};

describe('compactText', () => {
  it.each([
    [0.0344, '0.034'],
    [0.5, '0.5'],
    [1, '1'],
    [1.24, '1.2'],
    [9.96, '10'],
    [35.4, '35'],
    [99.6, '100'],
    [340.2, '340'],
    [999.4, '999'],
    [999.6, '1K'],
    [1234, '1.2K'],
    [56_400_000, '56M'],
    [999_600_000, '1B'],
    [Number.NaN, ''],
    [Infinity, ''],
  ])('writes %d as %s', (size, text) => {
    expect(compactText(size)).toBe(text);
  });

  it('says the size to two digits, in at most five characters from a hundredth on', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e14, noNaN: true }), (size) => {
        const text = compactText(size);
        expect(Math.abs(read(text) / size - 1)).toBeLessThan(0.0501);
        expect(text.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
