import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { VenueId } from '../../market/venues';
import type { MapReading } from '../density/density';
import { densityOf, type Hill, readingOf, sizesOf } from '../density/reading-fixture';
import { venueDifferences } from './venues';

type Places = Readonly<
  Partial<Record<VenueId, { readonly bid?: readonly Hill[]; readonly ask?: readonly Hill[] }>>
>;

function mapOf(places: Places): MapReading {
  const sideOf = (side: 'bid' | 'ask') => {
    const parts = Object.entries(places).map(([venue, hills]) => ({
      venue: venue as VenueId,
      size: sizesOf(hills[side] ?? []),
    }));
    const size = sizesOf([]).map((_, bin) => parts.reduce((sum, part) => sum + (part.size[bin] ?? 0), 0));
    return densityOf(size, { parts });
  };
  return readingOf(0, { bid: sideOf('bid'), ask: sideOf('ask') });
}

const LOW = { price: 58_500, size: 300 };
const HIGH = { price: 61_500, size: 100 };

const of = (map: MapReading, venue: VenueId) =>
  ensureDefined(
    venueDifferences(map, 0.05).value?.find((each) => each.venue === venue),
    venue,
  );

describe('venueDifferences', () => {
  it('finds the venue that is tilted the other way', () => {
    const map = mapOf({
      'binance-usdm': { bid: [LOW], ask: [HIGH] },
      'bybit-linear': { bid: [LOW], ask: [HIGH] },
      'okx-swap': { bid: [{ ...LOW, size: 100 }], ask: [{ ...HIGH, size: 300 }] },
    });
    expect(of(map, 'okx-swap')).toMatchObject({ differs: { tilt: true, place: false } });
    expect(of(map, 'okx-swap').index.value).toBeGreaterThan(0.4);
    expect(of(map, 'okx-swap').othersIndex.value).toBeLessThan(-0.4);
    expect(of(map, 'bybit-linear').differs).toEqual({ tilt: false, place: false });
    expect(of(map, 'binance-usdm').share).toBeCloseTo(1 / 3, 1);
  });

  it('finds the venue whose largest cluster is nobody else’s', () => {
    const map = mapOf({
      'binance-usdm': { bid: [LOW] },
      'bybit-linear': { bid: [LOW] },
      deribit: { bid: [{ price: 57_600, size: 80 }] },
    });
    const { differs, largest, apart } = of(map, 'deribit');
    expect(differs.place).toBe(true);
    expect(largest.bid?.centroid).toBeCloseTo(57_600, -1);
    expect(apart.bid).toBeCloseTo(900 / 60_000, 3);
    expect(largest.ask).toBeUndefined();
  });

  it('needs the shares of two venues', () => {
    expect(venueDifferences(mapOf({ deribit: { bid: [LOW] } }), 0.05)).toEqual({
      value: undefined,
      why: 'one venue only',
    });
    const { bid, ask, ...rest } = mapOf({ deribit: { bid: [LOW] }, bingx: {} });
    const unsplit = bid.parts.map(({ venue }) => ({ venue, size: undefined }));
    const map = { ...rest, bid: { ...bid, parts: unsplit }, ask };
    expect(venueDifferences(map, 0.05)).toEqual({ value: undefined, why: 'shares of venues not kept' });
  });

  it('does not depend on the order of venues', () => {
    const hills = fc.array(
      fc.record({ price: fc.integer({ min: 55_000, max: 65_000 }), size: fc.integer({ min: 1, max: 500 }) }),
      { maxLength: 4 },
    );
    const side = fc.record({ bid: hills, ask: hills });
    fc.assert(
      fc.property(side, side, side, (one, other, third) => {
        const there = mapOf({ 'binance-usdm': one, 'okx-swap': other, deribit: third });
        const back = mapOf({ deribit: third, 'okx-swap': other, 'binance-usdm': one });
        for (const venue of ['binance-usdm', 'okx-swap', 'deribit'] as const) {
          expect(of(back, venue).share).toBeCloseTo(of(there, venue).share, 9);
          expect(of(back, venue).differs).toEqual(of(there, venue).differs);
        }
        const shares = venueDifferences(there, 0.05).value?.reduce((sum, { share }) => sum + share, 0) ?? 0;
        expect([0, 1]).toContain(Math.round(shares * 1e9) / 1e9);
      }),
      { numRuns: 40 },
    );
  });
});
