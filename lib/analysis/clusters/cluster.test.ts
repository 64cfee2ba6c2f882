import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { densityOf, GRID, PRICE, readingOf, sizesOf } from '../density/reading-fixture';
import { clustersOf, findClusters, zoneOf } from './cluster';

const first = <T>(items: readonly T[]) => ensureDefined(items[0], 'the first');

const mirrored = (density: Float64Array) => densityOf(density.toReversed());

describe('findClusters', () => {
  it('finds a hill with its place, width and size', () => {
    const cluster = first(findClusters(densityOf(sizesOf([{ price: 58_000, size: 500 }])), 'bid', PRICE));
    expect(cluster.centroid).toBeCloseTo(58_000, 0);
    expect(Math.abs(cluster.price - 58_000)).toBeLessThanOrEqual(25);
    // Smoothing by 15 bp makes a deviation of 150 one of √(150² + 90²); half the height is 1.177 deviations away.
    expect(cluster.high - cluster.low).toBeCloseTo(2.355 * Math.hypot(150, 90), -1);
    expect(cluster.size / 500).toBeGreaterThan(0.76);
    expect(cluster.size).toBeLessThan(500);
    expect(cluster.worth / cluster.size).toBeCloseTo(cluster.centroid, 6);
    expect(cluster).toMatchObject({
      side: 'bid',
      prominence: 1,
      confidence: { value: undefined, why: 'no variance' },
    });
  });

  it('says how sure the size is, and whose it is', () => {
    const size = sizesOf([{ price: 58_000, size: 300 }]);
    const other = sizesOf([{ price: 58_000, size: 100 }]);
    const both = size.map((each, bin) => each + (other[bin] ?? 0));
    const density = densityOf(both, {
      variance: both.map((each) => each ** 2),
      parts: [
        { venue: 'binance-usdm', size },
        { venue: 'bybit-linear', size: other },
        { venue: 'okx-swap', size: undefined },
      ],
    });
    const cluster = first(findClusters(density, 'bid', PRICE));
    const deviation = ensureDefined(cluster.deviation.value, 'deviation');
    expect(cluster.confidence.value).toBeCloseTo(1 / (1 + deviation / cluster.size), 12);
    const [binance, bybit, okx] = cluster.venues;
    expect(binance?.size).toBeCloseTo((cluster.size * 3) / 4, 9);
    expect(bybit?.size).toBeCloseTo(cluster.size / 4, 9);
    expect(okx).toEqual({ venue: 'okx-swap', size: undefined });
  });

  it('takes noise for none, and one large bin among empty ones for one', () => {
    let state = 1;
    const noise = Float64Array.from({ length: GRID.count }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return 100 + (state % 100);
    });
    expect(findClusters(densityOf(noise), 'bid', PRICE)).toEqual([]);
    const lone = new Float64Array(GRID.count);
    lone[100] = 40;
    expect(findClusters(densityOf(lone), 'bid', PRICE)).toMatchObject([{ size: 40, price: 57_825 }]);
  });

  it('does not look beyond its reach', () => {
    const density = densityOf(
      sizesOf([
        { price: 58_000, size: 10 },
        { price: 53_400, size: 5_000 },
      ]),
    );
    const placesOf = (reach?: number) =>
      findClusters(density, 'bid', PRICE, reach === undefined ? {} : { reach }).map(({ centroid }) =>
        Math.round(centroid / 100),
      );
    expect(placesOf()).toEqual([580]);
    expect(placesOf(0.12)).toEqual([534]);
    const rising = Float64Array.from({ length: GRID.count }, (_, bin) => (bin - GRID.count / 2) ** 2);
    expect(findClusters(densityOf(rising), 'bid', PRICE)).toEqual([]);
  });

  it('has nothing to say of a price that is none', () => {
    const density = densityOf(sizesOf([{ price: 58_000, size: 10 }]));
    for (const price of [0, -1, Number.NaN, Infinity])
      expect(findClusters(density, 'bid', price)).toEqual([]);
  });

  const hills = fc.array(
    fc.record({
      price: fc.integer({ min: 54_500, max: 65_500 }),
      // No lot is smaller; of the smallest numbers there are, sums are not exact.
      size: fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1e30, noNaN: true })),
      width: fc.integer({ min: 20, max: 400 }),
    }),
    { maxLength: 12 },
  );

  it('never counts a size twice and never answers NaN', () => {
    fc.assert(
      fc.property(hills, (parts) => {
        const density = densityOf(sizesOf(parts), { variance: sizesOf(parts) });
        const clusters = findClusters(density, 'ask', PRICE);
        const total = density.size.reduce((sum, size) => sum + size, 0);
        expect(clusters.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(total * (1 + 1e-9));
        expect(JSON.stringify(clusters)).not.toContain('null');
      }),
    );
  });

  it('sees a mirrored market mirrored', () => {
    fc.assert(
      fc.property(hills, hills, (below, above) => {
        const [bid, ask] = [sizesOf(below), sizesOf(above)];
        const seen = clustersOf(readingOf(0, { bid: densityOf(bid), ask: densityOf(ask) }));
        const back = clustersOf(readingOf(0, { bid: mirrored(ask), ask: mirrored(bid) })).toReversed();
        expect(back.length).toBe(seen.length);
        seen.forEach((cluster, index) => {
          const other = ensureDefined(back[index], 'mirror image');
          expect(other.side).not.toBe(cluster.side);
          expect(other.price).toBeCloseTo(2 * PRICE - cluster.price, 3);
          expect(other.low).toBeCloseTo(2 * PRICE - cluster.high, 3);
          expect(Math.abs(other.size - cluster.size)).toBeLessThanOrEqual(cluster.size * 1e-9);
        });
      }),
    );
  });
});

describe('zoneOf', () => {
  it('is never narrower than 0.25 % to both sides', () => {
    expect(zoneOf({ centroid: 60_000, low: 59_990, high: 60_010 })).toEqual({ low: 59_850, high: 60_150 });
    expect(zoneOf({ centroid: 60_000, low: 59_000, high: 60_600 })).toEqual({ low: 59_200, high: 60_800 });
  });
});
