import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutoffText, isOrdered, parseCutoff } from './cutoff-text';

describe('parseCutoff', () => {
  it.each([
    ['25', { kind: 'size', value: 25 }],
    [' 0.5 ', { kind: 'size', value: 0.5 }],
    ['.5', { kind: 'size', value: 0.5 }],
    ['1.5k', { kind: 'size', value: 1_500 }],
    ['2 M', { kind: 'size', value: 2_000_000 }],
    ['40%', { kind: 'percentile', value: 40 }],
    ['99.5 %', { kind: 'percentile', value: 99.5 }],
    ['100 %', { kind: 'percentile', value: 100 }],
  ])('reads %j', (text, cutoff) => {
    expect(parseCutoff(text)).toEqual(cutoff);
  });

  it.each(['', ' ', '%', 'k', '-5', '1,200', '1e3', '101 %', '5 %%', '5 BTC', '1.2.3', 'Infinity'])(
    'refuses %j',
    (text) => {
      expect(parseCutoff(text)).toBeUndefined();
    },
  );

  it('shows a size that a slider set in four digits, plainly', () => {
    expect(cutoffText({ kind: 'size', value: 12_345.678_9 })).toBe('12350');
    expect(cutoffText({ kind: 'size', value: 1.234_56e-7 })).toBe('0.0000001235');
  });

  it('reads back what it writes', () => {
    const value = fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10);
    const cutoff = fc.record({ kind: fc.constantFrom('size' as const, 'percentile' as const), value });
    fc.assert(
      fc.property(cutoff, (written) => {
        expect(parseCutoff(cutoffText(written))).toEqual(written);
      }),
    );
  });
});

const percentile = (value: number) => ({ kind: 'percentile' as const, value });

describe('isOrdered', () => {
  it('compares only what can be compared', () => {
    expect(isOrdered(percentile(40), percentile(99))).toBe(true);
    expect(isOrdered(percentile(40), percentile(40))).toBe(false);
    expect(isOrdered({ kind: 'size', value: 500 }, percentile(99))).toBe(true);
  });
});
