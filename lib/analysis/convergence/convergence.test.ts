import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { spanOf } from '../density/density';
import { type EvidenceLayer, type LayerReading, mapLayer, pointsDensity } from '../density/layer';
import { densityOf, GRID, type Hill, PRICE, readingOf, sizesOf, START } from '../density/reading-fixture';
import { known } from '../known';
import { randomFrom } from '../statistics/random';
import { chanceAgreement, chanceOfAtLeast } from './chance';
import { convergence } from './convergence';

const layerOf = (
  layer: EvidenceLayer,
  hills: readonly Hill[],
  changes: Partial<LayerReading> = {},
): LayerReading => ({
  ...mapLayer(layer, readingOf(0, { bid: hills })),
  sinceAt: () => known(START - 3_600_000),
  ...changes,
});

const at = (...prices: readonly number[]) => prices.map((price) => ({ price, size: 100 }));

/** Three layers of which each has a hill at 58,000 and one of its own. */
const agreeing = [
  layerOf('liquidation', at(58_000, 62_000)),
  layerOf('volume-profile', at(58_030, 64_000), { sinceAt: () => known(START - 60_000) }),
  layerOf('open-interest', at(57_980, 56_000)),
];

describe('chanceOfAtLeast', () => {
  it('is the tail of the sum', () => {
    expect(chanceOfAtLeast(1, [0.5, 0.5])).toBeCloseTo(0.75, 12);
    expect(chanceOfAtLeast(2, [0.5, 0.5])).toBeCloseTo(0.25, 12);
    expect(chanceOfAtLeast(3, [0.1, 0.2, 0.3])).toBeCloseTo(0.006, 12);
    expect(chanceOfAtLeast(0, [0.1])).toBeCloseTo(1, 12);
    expect(chanceOfAtLeast(2, [0.1])).toBe(0);
  });

  it('is what shifting the layers gives', () => {
    const bins = 400;
    const layers = [40, 60, 80].map((count) =>
      Uint8Array.from({ length: bins }, (_, bin) => (bin < count ? 1 : 0)),
    );
    const { anywhere, zones } = chanceAgreement(layers, 3);
    expect(anywhere[0]).toBeCloseTo(1, 9);
    expect(anywhere.toSorted((one, other) => other - one)).toEqual(anywhere);
    // One stretch in each: the three meet at most once but for the ends of the window, so zones ≈ anywhere.
    expect(zones).toBeGreaterThanOrEqual((anywhere[3] ?? 0) - 1e-9);
    expect(zones).toBeLessThan((anywhere[3] ?? 0) * 1.2);
    expect(anywhere[3]).toBeGreaterThan(chanceOfAtLeast(3, [0.1, 0.15, 0.2]));
  });
});

const loud = (layer: EvidenceLayer) =>
  layerOf(
    layer,
    Array.from({ length: 40 }, (_, index) => ({ price: 54_150 + 300 * index, size: 10, width: 60 })),
  );

describe('convergence', () => {
  it('says which layers agree, where, how far and since when, beside what chance gives', () => {
    const { zones, expectedZones } = convergence(agreeing, PRICE);
    expect(zones).toHaveLength(1);
    const zone = ensureDefined(zones[0], 'zone');
    expect(zone.price).toBeCloseTo(58_000, -2);
    expect(zone.distance).toBeCloseTo(zone.high / PRICE - 1, 12);
    expect(zone.evidence.map(({ layer }) => layer).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'liquidation',
      'open-interest',
      'volume-profile',
    ]);
    for (const { rank, apart, since, venues } of zone.evidence) {
      expect(rank).toBeGreaterThan(0.9);
      expect(Math.abs(apart)).toBeLessThan(0.0015 + 1e-9);
      expect(since.value).toBeLessThan(START);
      expect(venues).toEqual(['binance-usdm']);
    }
    expect(zone.since.value).toBe(START - 60_000);
    expect(zone.expectedLayers).toBeGreaterThan(0.3);
    expect(zone.expectedLayers).toBeLessThan(0.6);
    expect(zone.chance).toBeLessThan(0.01);
    expect(zone.chanceAnywhere).toBeGreaterThan(zone.chance);
    expect(expectedZones).toBeLessThan(0.5);
  });

  it('needs the layers to agree', () => {
    const apart = [agreeing[0], agreeing[1], layerOf('open-interest', at(56_000, 61_000))];
    expect(
      convergence(
        apart.map((each) => ensureDefined(each, 'layer')),
        PRICE,
      ).zones,
    ).toEqual([]);
    expect(convergence(agreeing.slice(0, 2), PRICE)).toEqual({ zones: [], expectedZones: 0 });
    expect(convergence(agreeing.slice(0, 2), PRICE, 2).zones).toHaveLength(1);
  });

  it('does not count on layers that speak everywhere', () => {
    const layers = [loud('liquidation'), loud('volume-profile'), loud('open-interest')];
    expect(convergence(layers, PRICE).zones.every(({ chance }) => chance < 0.05)).toBe(true);
    const flat = densityOf(new Float64Array(GRID.count).fill(3));
    const even = agreeing.map((layer) => ({ ...layer, density: flat }));
    expect(convergence(even, PRICE).zones).toEqual([]);
  });

  it('tells silent layers from those that are not known there', () => {
    const unknown = layerOf('order-book', [], {
      density: densityOf(sizesOf(at(61_000)), { known: { low: 59_500, high: 60_500 } }),
    });
    const naked = layerOf('naked-poc', [], {
      density: pointsDensity([61_000], spanOf(GRID), PRICE),
      isPoints: true,
    });
    const [zone] = convergence([...agreeing, unknown, naked], PRICE).zones;
    expect(zone?.silent).toEqual(['naked-poc']);
    expect(zone?.unknown).toEqual(['order-book']);
  });

  it('takes single prices as a layer', () => {
    const naked = layerOf('naked-poc', [], {
      density: pointsDensity([58_010, 64_000], spanOf(GRID), PRICE),
      isPoints: true,
    });
    const [zone] = convergence([...agreeing.slice(0, 2), naked], PRICE).zones;
    expect(zone?.evidence.map(({ layer }) => layer)).toContain('naked-poc');
    expect(zone?.price).toBeCloseTo(58_000, -2);
  });

  it('does not know an age that a layer does not', () => {
    const [first, ...others] = agreeing;
    const { sinceAt: _, ...ageless } = ensureDefined(first, 'layer');
    const [zone] = convergence([ageless, ...others], PRICE).zones;
    expect(zone?.since).toEqual({ value: undefined, why: 'age not kept' });
  });

  const hills = fc.array(
    fc.record({
      price: fc.integer({ min: 54_500, max: 65_500 }),
      size: fc.double({ min: 1, max: 1e3, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('is the same in any order, mirrored when mirrored, and never NaN', () => {
    fc.assert(
      fc.property(hills, hills, hills, (...parts) => {
        const names = ['liquidation', 'volume-profile', 'open-interest'] as const;
        const layers = names.map((name, index) => layerOf(name, parts[index] ?? []));
        const seen = convergence(layers, PRICE);
        expect(convergence(layers.toReversed(), PRICE)).toEqual(seen);
        expect(JSON.stringify(seen)).not.toContain('null');
        const mirrored = layers.map((layer) => ({
          ...layer,
          density: densityOf(layer.density.size.toReversed()),
        }));
        const back = convergence(mirrored, PRICE).zones.toReversed();
        expect(back.map(({ low, high }) => [2 * PRICE - high, 2 * PRICE - low].map(Math.round))).toEqual(
          seen.zones.map(({ low, high }) => [low, high].map(Math.round)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('finds, in layers that have nothing to do with each other, what it says chance gives', () => {
    let [found, expected] = [0, 0];
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomFrom(seed);
      const scattered = () =>
        Array.from({ length: 8 }, () => ({
          price: 54_000 + 12_000 * random(),
          size: 20 + 80 * random(),
          width: 60,
        }));
      const layers = (['liquidation', 'volume-profile', 'open-interest'] as const).map((name) =>
        layerOf(name, scattered()),
      );
      const { zones, expectedZones } = convergence(layers, PRICE);
      found += zones.length;
      expected += expectedZones;
    }
    expect(expected).toBeGreaterThan(5);
    // Within two and a half deviations of a count that large.
    expect(Math.abs(found - expected)).toBeLessThan(2.5 * Math.sqrt(expected));
  });
});
