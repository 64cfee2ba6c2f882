import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceGrid } from '../columns/column';
import { dequantise } from '../columns/quantise';
import { confidenceBetween } from './confidence';
import type { LiquidationDensity } from './contract';
import { sumOf } from './flow-fixture';
import { layDensities, liquidationColumn, type VenueDensity } from './liquidation-column';
import { liquidationGrid } from './liquidation-grid';

const COUNT = 400;
const ORIGIN = 60_000 * Math.exp(-0.1);
const GRID: PriceGrid = { firstBin: 900, count: 600, binSize: 50, unit: 0.001 };
const AT = { time: 300_000, stepMs: 300_000, open: 59_000, close: 60_000 };

const binOf = (price: number) => Math.floor(Math.log(price / ORIGIN) / 0.0005);

/** A map with these sizes at these prices, as longs and, twice as large, as shorts. */
function densityOf(
  sizes: readonly (readonly [price: number, size: number])[],
  changes: Partial<LiquidationDensity> = {},
): LiquidationDensity {
  const long = new Float64Array(COUNT);
  for (const [price, size] of sizes) long[binOf(price)] = (long[binOf(price)] ?? 0) + size;
  return {
    grid: { origin: ORIGIN, step: 0.0005, count: COUNT },
    mass: { long, short: long.map((size) => 2 * size) },
    variance: undefined,
    scale: 'calibrated',
    ...changes,
  };
}

const venueOf = (density: LiquidationDensity, basis = 0): VenueDensity<LiquidationDensity> => ({
  venue: 'binance-usdm',
  density,
  basis,
});

/** A map with one size and its variance. */
function known(size: number, variance: number): VenueDensity<LiquidationDensity> {
  const density = densityOf([[60_000, size]]);
  const variances = density.mass.long.map((each) => (each > 0 ? variance : 0));
  return venueOf({ ...density, variance: { long: variances, short: variances } });
}

describe('layDensities', () => {
  it('loses nothing within the grid, whatever its bins and the basis', () => {
    const sizes = fc.array(fc.tuple(fc.double({ min: 55_000, max: 65_000, noNaN: true }), fc.nat(1000)));
    const basis = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(sizes, basis, fc.constantFrom(5, 10, 50, 200, 1000), (rows, shift, binSize) => {
        const grid = { ...GRID, binSize, firstBin: 50_000 / binSize, count: 20_000 / binSize };
        const density = densityOf(rows);
        const laid = layDensities([venueOf(density, shift)], grid);
        expect(sumOf(laid.long)).toBeCloseTo(sumOf(density.mass.long), 6);
        expect(sumOf(laid.short)).toBeCloseTo(sumOf(density.mass.short), 6);
      }),
    );
    expect.hasAssertions();
  });

  it('puts sizes at their prices, moved by the basis', () => {
    const laid = layDensities([venueOf(densityOf([[60_000, 7]]), 300)], GRID);
    const at = (price: number) => Math.floor(price / GRID.binSize) - GRID.firstBin;
    expect(sumOf(laid.long.subarray(at(60_250), at(60_350)))).toBeCloseTo(7, 9);
  });

  it('leaves out what lies outside the grid', () => {
    const grid = { ...GRID, firstBin: 1190, count: 10 };
    const density = densityOf([
      [59_000, 3],
      [59_800, 4],
      [61_000, 5],
    ]);
    expect(sumOf(layDensities([venueOf(density)], grid).long)).toBeCloseTo(4, 9);
  });

  it('lays as on a grid it has never seen, whatever was laid there before', () => {
    const near = densityOf([
      [59_900, 3],
      [60_000, 4],
    ]);
    const far = densityOf([[60_000, 5]], { grid: { origin: ORIGIN * 1.01, step: 0.0005, count: COUNT } });
    const columns = fc.array(fc.tuple(fc.constantFrom(near, far), fc.constantFrom(0, 7, -40.5)), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(columns, (laid) => {
        for (const [density, basis] of laid) {
          const venues = [venueOf(density, basis), { ...venueOf(near, -basis), venue: 'aster' as const }];
          expect(layDensities(venues, GRID)).toEqual(layDensities(venues, { ...GRID }));
        }
      }),
      { numRuns: 20 },
    );
    expect.hasAssertions();
  });
});

describe('liquidationColumn', () => {
  it('has longs as bids, shorts as asks and the prices of its interval', () => {
    const column = liquidationColumn([venueOf(densityOf([[60_020, 8]]))], GRID, AT);
    expect(column).toMatchObject({ time: 300_000, stepMs: 300_000, bid: 59_000, ask: 60_000, grid: GRID });
    const bin = Math.floor(60_020 / 50) - GRID.firstBin;
    const bid = dequantise(column.cells.bid[bin] ?? 0, GRID.unit);
    expect(dequantise(column.cells.ask[bin] ?? 0, GRID.unit) / bid).toBeCloseTo(2, 9);
    expect(bid).toBeGreaterThan(2);
    expect(bid).toBeLessThan(8.5);
  });

  it('adds venues up and says how far each of them reaches, in whole bins', () => {
    const near = venueOf(densityOf([[60_000, 1]]));
    const far = { ...venueOf(densityOf([[60_000, 1]]), -12.5), venue: 'bybit-linear' as const };
    expect(liquidationColumn([near, far], GRID, AT).coverage).toEqual([
      { venue: 'binance-usdm', low: 54_300, high: 66_300, shift: 0 },
      { venue: 'bybit-linear', low: 54_300, high: 66_250, shift: -12.5 },
    ]);
  });

  it('covers nothing with a map that knows nothing', () => {
    const nothing = densityOf([], {
      grid: { origin: 1, step: 0.0005, count: 0 },
      mass: { long: new Float64Array(), short: new Float64Array() },
    });
    expect(liquidationColumn([venueOf(nothing)], GRID, AT).coverage).toEqual([]);
  });

  it('does not add sizes that are only relative to those in base units', () => {
    const sized = venueOf(densityOf([[60_000, 1]]));
    const relative = {
      ...venueOf(densityOf([[60_000, 1e6]], { scale: 'relative' })),
      venue: 'aster' as const,
    };
    const both = liquidationColumn([sized, relative], GRID, AT);
    expect(both).toEqual(liquidationColumn([sized], GRID, AT));
    expect(liquidationColumn([relative], GRID, AT).coverage).toHaveLength(1);
  });
});

describe('liquidationGrid', () => {
  it.each([
    [60_000, 50, 0.001],
    [3000, 2, 0.01],
    [150, 0.2, 1],
    [0.2, 0.0002, 100],
    [0.000_012, 0.000_000_01, 10_000_000],
  ])('around %d has bins of %d and a unit of %d', (price, binSize, unit) => {
    const grid = liquidationGrid(price);
    expect([grid.binSize, grid.unit]).toEqual([binSize, unit]);
    expect(grid.firstBin * binSize).toBeLessThanOrEqual(price * 0.8);
    expect((grid.firstBin + grid.count) * binSize).toBeGreaterThanOrEqual(price * 1.2 * (1 - 1e-12));
  });

  it('has 280 to 640 bins at any price', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e7, noNaN: true }), (price) => {
        expect(liquidationGrid(price).count).toBeGreaterThan(250);
        expect(liquidationGrid(price).count).toBeLessThan(650);
      }),
    );
  });

  it('is kept while the price stays near its middle', () => {
    const present = liquidationGrid(60_000);
    expect(liquidationGrid(62_000, present)).toBe(present);
    expect(liquidationGrid(64_000, present)).toEqual(liquidationGrid(64_000));
  });
});

describe('confidenceBetween', () => {
  it('falls with the deviation against the size', () => {
    expect(confidenceBetween([known(10, 100)], 59_900, 60_100).long).toBeCloseTo(0.5, 9);
    expect(confidenceBetween([known(10, 100)], 59_900, 60_100).short).toBeCloseTo(2 / 3, 9);
    expect(confidenceBetween([known(10, 0)], 59_900, 60_100).long).toBe(1);
  });

  it('rises when independent venues agree', () => {
    const both = confidenceBetween([known(10, 100), known(10, 100)], 59_900, 60_100);
    expect(both.long).toBeCloseTo(1 / (1 + Math.SQRT1_2), 9);
  });

  it('is unknown where nothing lies, or where a variance is', () => {
    expect(confidenceBetween([known(10, 100)], 61_000, 61_500)).toEqual({
      long: Number.NaN,
      short: Number.NaN,
    });
    const unknown = venueOf(densityOf([[60_000, 10]]));
    expect(confidenceBetween([known(10, 100), unknown], 59_900, 60_100).long).toBeNaN();
  });
});
