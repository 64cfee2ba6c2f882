import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf } from '../../heatmaps/columns/column-fixture';
import { confidenceBetween } from '../../heatmaps/liquidation/confidence';
import { layDensities, type VenueDensity } from '../../heatmaps/liquidation/liquidation-column';
import type { LiquidationDensity } from '../../heatmaps/liquidation/model';
import type { VenueId } from '../../market/venues';
import { sizeBetween, worthBetween } from './between';
import { layOn } from './lay';
import { columnReading, liquidationReading, rowsDensity } from './readings';
import { densityOf, GRID, PRICE, sizesOf, START } from './reading-fixture';

const STEP = 0.0005;
const COUNT = 480;

/** A map of ±12 % around 60,000 with `size` in every bin below the price, and half of it above. */
function mapOf(
  venue: VenueId,
  size: number,
  changes: Partial<LiquidationDensity> = {},
): VenueDensity<LiquidationDensity> {
  const middle = COUNT / 2;
  const long = Float64Array.from({ length: COUNT }, (_, bin) => (bin < middle ? size : 0));
  const short = Float64Array.from({ length: COUNT }, (_, bin) => (bin >= middle ? size / 2 : 0));
  const variance = { long: long.map((each) => each ** 2), short: short.map((each) => each ** 2) };
  const grid = { origin: PRICE * Math.exp(-middle * STEP), step: STEP, count: COUNT };
  return {
    venue,
    basis: 0,
    density: { grid, mass: { long, short }, variance, scale: 'calibrated', ...changes },
  };
}

const AT = { time: START, price: PRICE };
const grid = { ...GRID, unit: 0.001 };

const sum = (sizes: Float64Array) => sizes.reduce((total, size) => total + size, 0);

describe('liquidationReading', () => {
  it('adds up what a column adds up, and keeps whose it is', () => {
    const maps = [mapOf('binance-usdm', 3), { ...mapOf('okx-swap', 1), basis: 40 }];
    const { bid, ask, basis } = liquidationReading(maps, grid, AT);
    const laid = layDensities(maps, grid);
    expect([...bid.size]).toEqual([...laid.long].map((size) => expect.closeTo(size, 9)));
    expect([...ask.size]).toEqual([...laid.short].map((size) => expect.closeTo(size, 9)));
    expect(basis).toBe('calibrated');
    expect(bid.parts.map(({ venue, size }) => [venue, size && Math.round(sum(size))])).toEqual([
      ['binance-usdm', 720],
      ['okx-swap', 240],
    ]);
  });

  it('is as sure of a stretch as the maps themselves', () => {
    const maps = [mapOf('binance-usdm', 3), mapOf('okx-swap', 1)];
    const { bid } = liquidationReading(maps, grid, AT);
    const { low, high } = { low: 57_000, high: 59_000 };
    const size = sizeBetween(bid, bid.size, { low, high });
    const deviation = Math.sqrt(sizeBetween(bid, bid.variance ?? new Float64Array(), { low, high }));
    expect(1 / (1 + deviation / size)).toBeCloseTo(confidenceBetween(maps, low, high).long, 2);
  });

  it('knows what all venues know, and says the least that sizes rest on', () => {
    const short = mapOf('okx-swap', 1, {
      grid: { origin: 58_000, step: STEP, count: 40 },
      scale: 'open-interest',
    });
    const { bid, basis } = liquidationReading([mapOf('binance-usdm', 3), short], grid, AT);
    expect(bid.known.low).toBeCloseTo(58_000, 6);
    expect(bid.known.high).toBeCloseTo(58_000 * Math.exp(0.02), 6);
    expect(basis).toBe('open-interest');
    const unsure = mapOf('okx-swap', 1, { variance: undefined });
    expect(liquidationReading([mapOf('binance-usdm', 3), unsure], grid, AT).bid.variance).toBeUndefined();
  });

  it('leaves out maps of ratios where others have sizes', () => {
    const relative = mapOf('okx-swap', 1, { scale: 'relative' });
    const { bid, basis } = liquidationReading([mapOf('binance-usdm', 3), relative], grid, AT);
    expect(bid.parts.map(({ venue }) => venue)).toEqual(['binance-usdm']);
    expect(basis).toBe('calibrated');
    expect(liquidationReading([relative], grid, AT).basis).toBe('relative');
  });

  it('does not depend on the order of venues, and knows nowhere without any', () => {
    const maps = [mapOf('binance-usdm', 3), mapOf('okx-swap', 1), mapOf('deribit', 0.5)];
    const [there, back] = [maps, maps.toReversed()].map((each) => liquidationReading(each, grid, AT));
    back?.bid.size.forEach((size, bin) => expect(size).toBeCloseTo(there?.bid.size[bin] ?? NaN, 9));
    const none = liquidationReading([], grid, AT);
    expect(none.bid.known).toEqual({ low: 0, high: 0 });
    expect(sum(none.ask.size)).toBe(0);
  });
});

describe('columnReading', () => {
  it('brings sizes back, without shares of venues and without variance', () => {
    const column = columnOf([0, 101, 1]);
    const { bid, price, basis, time } = columnReading(column, 'observed');
    expect(bid.size[1]).toBeCloseTo(0.001 * 2 ** 10, 9);
    expect(bid.variance).toBeUndefined();
    expect(bid.parts).toEqual([{ venue: 'binance-usdm', size: undefined }]);
    expect(bid.known).toEqual({ low: 64_000, high: 64_050 });
    expect([price, basis, time]).toEqual([64_020.05, 'observed', 0]);
    expect(columnReading(column, 'calibrated').price).toBe(64_020.1);
  });

  it('knows what all venues know', () => {
    const coverage = [
      { venue: 'binance-usdm', low: 64_000, high: 64_040, shift: 0 },
      { venue: 'okx-swap', low: 64_010, high: 64_050, shift: 2 },
    ] as const;
    expect(columnReading(columnOf([], { coverage }), 'observed').ask.known).toEqual({
      low: 64_010,
      high: 64_040,
    });
    expect(columnReading(columnOf([], { coverage: [] }), 'observed').ask.known).toEqual({ low: 0, high: 0 });
  });
});

describe('rowsDensity', () => {
  it('is known wherever there are rows', () => {
    const density = rowsDensity({ binSize: 10, firstBin: 5, size: Float64Array.of(1, 2) }, []);
    expect(density).toMatchObject({ known: { low: 50, high: 70 }, grid: { count: 2 } });
  });
});

describe('layOn', () => {
  it('loses nothing within the other grid, whatever its bins', () => {
    const sizes = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    });
    const bins = fc.record({
      firstBin: fc.integer({ min: 0, max: 50 }),
      binSize: fc.double({ min: 0.5, max: 30, noNaN: true }),
    });
    fc.assert(
      fc.property(
        sizes,
        bins,
        fc.double({ min: 0.3, max: 40, noNaN: true }),
        (values, { firstBin, binSize }, other) => {
          const size = Float64Array.from(values);
          const own = { grid: { firstBin, binSize, count: size.length }, size };
          const end = (firstBin + size.length) * binSize;
          const wide = { firstBin: 0, count: Math.ceil(end / other) + 1, binSize: other };
          const laid = layOn(wide, own);
          expect(Math.abs(sum(laid) - sum(size))).toBeLessThanOrEqual(sum(size) * 1e-9);
          const half = { low: 0, high: end / 2 };
          const apart = sizeBetween({ grid: wide }, laid, half) - sizeBetween(own, size, half);
          const most = size.reduce((highest, each) => Math.max(highest, each), 0);
          expect(Math.abs(apart)).toBeLessThanOrEqual(most * (1 + other / binSize));
        },
      ),
    );
  });
});

describe('worthBetween', () => {
  it('is what the sizes cost, by the share of bins that lie across an end', () => {
    const density = densityOf(sizesOf([]).fill(2), { variance: sizesOf([]).fill(4) });
    const { worth, variance } = worthBetween(density, { low: 60_025, high: 60_100 });
    expect(worth).toBeCloseTo(60_025 * 1 + 60_075 * 2, 6);
    expect(variance).toBeCloseTo(60_025 ** 2 * 2 + 60_075 ** 2 * 4, 0);
    expect(worthBetween(density, { low: 60_000, high: 60_000 }).worth).toBe(0);
    expect(worthBetween(density, { low: 10, high: 20 }).worth).toBe(0);
  });
});
