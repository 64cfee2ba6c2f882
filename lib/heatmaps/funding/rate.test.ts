import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenHours, netAnnualRate, ROUND_TRIP_COST } from './arbitrage';
import { fundingLevel, isExtreme } from './level';
import { annualRate, annualYield, ownRate, perEightHours } from './rate';
import { settlementCost } from './settlement';

const percent = (rate: number, intervalHours: number) => ({ rate: rate / 100, intervalHours });

describe('a rate', () => {
  it.each([
    [percent(0.01, 8), 0.01, 10.95],
    [percent(0.0013, 1), 0.0104, 11.388],
    [percent(0.05, 4), 0.1, 109.5],
    [percent(0.05, 8), 0.05, 54.75],
  ])('$0.rate in $0.intervalHours h is compared in eight hours and a year', (rate, r8, apr) => {
    expect(perEightHours(rate) * 100).toBeCloseTo(r8, 10);
    expect(annualRate(rate) * 100).toBeCloseTo(apr, 10);
  });

  it('is compounded once in its own interval', () => {
    // 1.0001^1095 − 1
    expect(annualYield(percent(0.01, 8))).toBeCloseTo(0.115_716, 5);
    expect(annualYield(percent(0, 1))).toBe(0);
    expect(annualYield({ rate: -1.5, intervalHours: 8 })).toBe(-1);
  });

  it('comes back to its own interval', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        fc.constantFrom(1, 2, 4, 8, 24),
        (rate, intervalHours) => {
          expect(ownRate(perEightHours({ rate, intervalHours }), intervalHours)).toBeCloseTo(rate, 14);
        },
      ),
    );
    expect.hasAssertions();
  });
});

describe('the level of a rate', () => {
  it.each([
    [0.05, 8, 'crowded long'],
    [0.025, 4, 'crowded long'],
    [0.006_25, 1, 'crowded long'],
    [0.0499, 8, 'elevated long'],
    [0.03, 8, 'elevated long'],
    [0.003_75, 1, 'elevated long'],
    [0.0299, 8, 'usual'],
    [0, 8, 'usual'],
    [-0.0299, 8, 'usual'],
    [-0.03, 8, 'elevated short'],
    [-0.05, 8, 'crowded short'],
    [-0.006_25, 1, 'crowded short'],
  ] as const)('$0 % in $1 h is $2', (rate, hours, level) => {
    const r8 = perEightHours(percent(rate, hours));
    expect(fundingLevel(r8)).toBe(level);
    expect(isExtreme(r8)).toBe(level.startsWith('crowded'));
  });
});

describe('the spread between two venues', () => {
  it('has paid its four legs after 64 hours', () => {
    expect(ROUND_TRIP_COST).toBeCloseTo(0.0024, 12);
    expect(breakEvenHours(0.0003, ROUND_TRIP_COST)).toBeCloseTo(64, 9);
    expect(breakEvenHours(0, ROUND_TRIP_COST)).toBe(Number.POSITIVE_INFINITY);
  });

  it('earns nothing when held exactly that long, and costs when held shorter', () => {
    expect(netAnnualRate(0.0003, ROUND_TRIP_COST, 64)).toBeCloseTo(0, 9);
    expect(netAnnualRate(0.0003, ROUND_TRIP_COST, 32)).toBeLessThan(0);
    // 32.85 % a year less 13 round trips of 0.24 %.
    expect(netAnnualRate(0.0003, ROUND_TRIP_COST, 8760 / 13)).toBeCloseTo(0.3285 - 13 * 0.0024, 9);
  });
});

it('a settlement moves the rate of all that is open, from longs when positive', () => {
  expect(settlementCost(0.0001, 80_000, 60_000)).toBeCloseTo(480_000, 6);
  expect(settlementCost(-0.0001, 80_000, 60_000)).toBeCloseTo(-480_000, 6);
});
