import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactNumber, momentText, priceText, spanText } from './numbers';

describe('numbers for the eye', () => {
  it.each([
    [0.0345, '0.0345'],
    [12.345, '12.3'],
    [1234, '1.23K'],
    [737_400, '737K'],
    [2_500_000, '2.5M'],
  ])('%d is %s', (value, text) => {
    expect(compactNumber(value)).toBe(text);
  });

  it.each([
    [60_015, 5, '60,015'],
    [0.12345, 0.0001, '0.1235'],
    [1.5, 0.5, '1.5'],
    [100, 0.01, '100.00'],
  ])('price %d in steps of %d is %s', (price, step, text) => {
    expect(priceText(price, step)).toBe(text);
  });

  it.each([
    [0, '0s'],
    [12_000, '12s'],
    [192_000, '3m 12s'],
    [7_500_000, '2h 5m'],
    [7_200_000, '2h'],
    [273_600_000, '3d 4h'],
    [-5000, '0s'],
  ])('a span of %d ms is %s', (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });

  it('names the day only when it is another', () => {
    const time = Date.UTC(2026, 0, 5, 14, 3, 27);
    expect(momentText(time, time + 1000)).toBe('14:03:27 UTC');
    expect(momentText(time, time + 86_400_000)).toBe('2026-01-05 14:03:27 UTC');
  });

  it('never shows what is no number, whatever comes in', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (value, other) => {
        const texts = [compactNumber(value), priceText(value, other), spanText(value), momentText(value, 0)];
        for (const text of texts) expect(text).not.toMatch(/NaN|Infinity|∞|undefined/);
      }),
      {
        examples: [
          [Number.NaN, 1],
          [Infinity, Infinity],
          [-Infinity, 0],
        ],
      },
    );
  });
});
