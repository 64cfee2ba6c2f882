import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { DISTANCE_CLASSES, type MarketClass, marketClasses } from './distance-classes';
import { marketOf, sumOf } from './flow-fixture';
import { LOG_STEP } from './log-grid';
import { ATOMS, closingRates, DEFAULT_PRIOR, priorWeights } from './prior';

const MARKET = marketOf();

/** Where a class's long flow is liquidated on average, as a change of price. */
function meanMove(each: MarketClass, side: 'long' | 'short'): number {
  const { offset, weights } = each.kernel[side];
  const bins = weights.reduce((sum, weight, bin) => sum + weight * (offset + bin), 0);
  return Math.expm1(bins * LOG_STEP);
}

const classAt = (leverage: number, classes = marketClasses(MARKET, 60_000)) =>
  classes[DISTANCE_CLASSES.findIndex((each) => 'leverage' in each && each.leverage === leverage)];

const flatTable = (maxLeverage: number) =>
  ({
    unit: 'quote',
    tiers: [{ upTo: Infinity, maintenanceRate: 1 / (2 * maxLeverage), maxLeverage }],
    source: 'venue',
  }) as const;

describe('marketClasses', () => {
  it('lays all of a class, on the side of the price where it is liquidated', () => {
    for (const contract of ['linear', 'inverse'] as const) {
      for (const each of marketClasses({ ...MARKET, contract }, 60_000)) {
        const { long, short } = ensureDefined(each, 'a class').kernel;
        expect(sumOf(long.weights)).toBeCloseTo(1, 12);
        expect(sumOf(short.weights)).toBeCloseTo(1, 12);
        expect(long.offset + long.weights.findLastIndex((weight) => weight > 0)).toBeLessThanOrEqual(0);
        expect(short.offset + short.weights.findIndex((weight) => weight > 0)).toBeGreaterThan(0);
      }
    }
  });

  it('lays a leverage where its maintenance margin puts it', () => {
    const ten = ensureDefined(classAt(10), 'ten times');
    expect(meanMove(ten, 'long')).toBeCloseTo(-0.0955, 3);
    expect(meanMove(ten, 'short')).toBeCloseTo(0.0947, 3);
  });

  it('lays a broad class smoothly, without levels of its own', () => {
    const widest = ensureDefined(marketClasses(MARKET, 60_000).at(-1), 'the widest class');
    const { weights } = widest.kernel.long;
    const steps = weights.slice(1, -1).map((weight, bin) => Math.abs(weight - (weights[bin] ?? 0)));
    expect(Math.max(...steps) / Math.max(...weights)).toBeLessThan(0.05);
  });

  it('has nothing above the highest leverage, nor nearer than that allows', () => {
    const classes = marketClasses(marketOf({ margin: flatTable(40) }), 60_000);
    const missing = DISTANCE_CLASSES.filter((_, index) => classes[index] === undefined);
    expect(missing).toEqual([
      { leverage: 125 },
      { leverage: 100 },
      { leverage: 75 },
      { leverage: 50 },
      { distance: 0.007 },
    ]);
  });

  it('reads a table in coins at the price', () => {
    const { margin } = MARKET;
    const inCoins = {
      ...margin,
      unit: 'base' as const,
      tiers: margin.tiers.map((tier) => ({ ...tier, upTo: tier.upTo / 60_000 })),
    };
    const coins = classAt(75, marketClasses(marketOf({ margin: inCoins }), 60_000));
    expect(coins?.distance).toBeCloseTo(classAt(75)?.distance ?? Number.NaN, 12);
  });

  it('has the mirror image for an inverse contract', () => {
    const tables = { margin: flatTable(100) };
    const linear = marketClasses({ ...tables, contract: 'linear' }, 1);
    const inverse = marketClasses({ ...tables, contract: 'inverse' }, 1);
    linear.forEach((each, index) => {
      if (!each) return;
      const { kernel, distance } = each;
      expect(inverse[index]?.distance).toBeCloseTo(distance, 12);
      const found = ensureDefined(inverse[index], 'a class').kernel.short;
      const last = kernel.long.offset + kernel.long.weights.length - 1;
      kernel.long.weights.forEach((weight, bin) => {
        expect(found.weights[-(kernel.long.offset + bin) - found.offset] ?? 0).toBeCloseTo(weight, 9);
      });
      expect(Math.abs(-last - found.offset)).toBeLessThanOrEqual(2);
    });
  });

  it('survives a table that allows nothing', () => {
    const nothing = marketOf({ margin: { unit: 'quote', tiers: [], source: 'assumed' } });
    expect(marketClasses(nothing, 1).filter(Boolean)).toHaveLength(9);
  });
});

describe('priorWeights', () => {
  it('shares one scale among the classes that are there', () => {
    const classes = marketClasses(marketOf({ margin: flatTable(20) }), 60_000);
    const weights = priorWeights(DEFAULT_PRIOR, classes);
    expect(weights).toHaveLength(ATOMS);
    expect(sumOf(weights)).toBeCloseTo(0.12, 12);
    expect(weights[0]).toBe(0);
    expect(sumOf(weights.subarray(0, 19))).toBeCloseTo(0.072, 12);
  });
});

describe('closingRates', () => {
  it('let the highest leverage close first', () => {
    const rates = closingRates(marketClasses(MARKET, 60_000));
    const fast = [...rates.subarray(0, 10)];
    expect(fast).toEqual(fast.toSorted((left, right) => right - left));
    expect((rates[0] ?? 0) / (rates[19] ?? 0)).toBeCloseTo(25, 9);
  });
});
