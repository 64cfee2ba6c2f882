import { describe, expect, it } from 'vitest';
import { bracketOf, liquidationLevel } from './margin';

const distance = (leverage: number, notional: number, direction: 1 | -1) =>
  100 * (liquidationLevel(60_000, leverage, notional, direction) / 60_000 - 1);

describe('liquidationLevel', () => {
  it.each([
    [125, 10_000, -0.4, 0.4],
    [100, 300_000, -0.52, 0.51],
    [75, 2e6, -0.74, 0.73],
    [50, 10_000, -1.61, 1.59],
    [25, 300_000, -3.53, 3.5],
    [10, 2e6, -9.46, 9.34],
    [3, 10_000, -33.1, 32.8],
  ])('%d× on %d is this far away', (leverage, notional, long, short) => {
    expect(distance(leverage, notional, 1)).toBeCloseTo(long, long < -30 ? 1 : 2);
    expect(distance(leverage, notional, -1)).toBeCloseTo(short, short > 30 ? 1 : 2);
  });
});

describe('bracketOf', () => {
  it('has the published deductions, and each limit in the lower bracket', () => {
    expect(
      [50_000, 50_001, 600_001, 3e6, 3e6 + 1, 12e6 + 1].map((each) => Math.round(bracketOf(each).deduction)),
    ).toEqual([0, 50, 950, 950, 11_450, 131_450]);
  });
});
