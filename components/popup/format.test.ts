import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatMoment,
  formatPercent,
  formatPrice,
  formatRate,
  formatSize,
  formatTally,
} from './format';

describe('figures', () => {
  it.each([
    [-200, '0.0 s'],
    [420, '0.4 s'],
    [9_900, '9.9 s'],
    [10_900, '10 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [7_300_000, '2 h'],
  ])('an age of %d ms is %s', (ms, text) => {
    expect(formatAge(ms)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [3_211_234, '3.2 MB'],
    [5e12, '5.0 TB'],
    [5e15, '5,000.0 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('keep what is known of sizes, prices and counts', () => {
    expect(formatSize(411.72)).toBe('412');
    expect(formatPrice(61_250.1)).toBe('61,250.1');
    expect([8_124, 184_213, 2_345_678].map(formatTally)).toEqual(['8,124', '184K', '2.35M']);
  });

  it('rates and parts keep one digit while it says something', () => {
    expect([0, 0.04, 0.4, 9.94, 9.96, 1_203.6].map(formatRate)).toEqual([
      '0',
      '0.0',
      '0.4',
      '9.9',
      '10',
      '1,204',
    ]);
    expect([0.0123, 0.35].map(formatPercent)).toEqual(['1.2\u00A0%', '35.0\u00A0%']);
  });

  it('a moment of another day shows its date', () => {
    const noon = new Date(2026, 2, 14, 12, 30, 5).getTime();
    expect(formatMoment(noon, noon + 60_000)).toBe('12:30:05');
    expect(formatMoment(noon, noon + 86_400_000)).toBe('14/03/2026, 12:30:05');
  });
});
