import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapLayer, type LayerReading } from '../density/layer';
import { densityOf, GRID, type Hill, PRICE, readingOf, sizesOf } from '../density/reading-fixture';
import { spanOf } from '../density/density';
import { voidZones } from './voids';

const layerOf = (size: Float64Array, changes: Partial<LayerReading> = {}): LayerReading => ({
  ...mapLayer('liquidation', readingOf(0, { bid: densityOf(size) })),
  ...changes,
});

/** 10 base units a bin everywhere, but for some stretches. */
function plain(...holes: readonly (readonly [low: number, high: number, left: number])[]) {
  return Float64Array.from({ length: GRID.count }, (_, bin) => {
    const price = (GRID.firstBin + bin + 0.5) * GRID.binSize;
    return 10 * (holes.find(([low, high]) => price > low && price < high)?.[2] ?? 1);
  });
}

describe('voidZones', () => {
  it('finds where hardly anything lies, with its width and distance', () => {
    const [zone, ...rest] = voidZones([layerOf(plain([58_000, 59_000, 0.05]))], PRICE);
    expect(rest).toEqual([]);
    expect(zone?.low).toBeGreaterThan(57_850);
    expect(zone?.high).toBeLessThan(59_150);
    expect(zone?.width).toBeGreaterThan(0.014);
    expect(zone?.distance).toBeCloseTo(59_000 / PRICE - 1, 2);
    expect(zone?.layers).toMatchObject([{ layer: 'liquidation', venues: ['binance-usdm'] }]);
    expect(zone?.layers[0]?.share).toBeLessThan(0.3);
  });

  it('finds what is quite empty even where that is most of the window', () => {
    const zones = voidZones([layerOf(sizesOf([{ price: 60_000, size: 100 }]))], PRICE);
    expect(zones).toHaveLength(2);
    expect(zones[0]?.low).toBe(54_000);
    expect(zones[1]?.high).toBe(66_000);
  });

  it('needs width, a layer with something in it, and knowledge', () => {
    expect(voidZones([layerOf(plain([58_950, 59_050, 0]))], PRICE)).toEqual([]);
    expect(voidZones([layerOf(plain())], PRICE)).toEqual([]);
    expect(voidZones([layerOf(plain([50_000, 70_000, 0]))], PRICE)).toEqual([]);
    const density = densityOf(plain([58_000, 59_000, 0]), { known: { low: 58_950, high: 66_000 } });
    expect(voidZones([layerOf(plain(), { density })], PRICE)).toEqual([]);
    for (const price of [0, -5, Number.NaN])
      expect(voidZones([layerOf(plain([58_000, 59_000, 0]))], price)).toEqual([]);
    expect(voidZones([], PRICE)).toEqual([]);
  });

  it('of several layers are voids of each', () => {
    const one = layerOf(plain([57_000, 59_000, 0.05]));
    const other = layerOf(plain([58_000, 59_500, 0.05]), { layer: 'volume-profile', basis: 'observed' });
    const [common, ...rest] = voidZones([one, other], PRICE);
    expect(rest).toEqual([]);
    expect(common?.low).toBeCloseTo(58_000, -3);
    expect(common?.high).toBeCloseTo(59_000, -3);
    expect(common?.layers.map(({ layer }) => layer)).toEqual(['liquidation', 'volume-profile']);
    const within = (low: number, high: number) =>
      voidZones([one], PRICE).some((zone) => zone.low <= low && zone.high >= high);
    expect(within(common?.low ?? 0, common?.high ?? Infinity)).toBe(true);
  });

  const hills = fc.array(
    fc.record({
      price: fc.integer({ min: 54_500, max: 65_500 }),
      size: fc.double({ min: 1, max: 1e6, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('are mirrored in a mirrored market and never NaN', () => {
    fc.assert(
      fc.property(hills, (parts: readonly Hill[]) => {
        const size = sizesOf(parts);
        const zones = voidZones([layerOf(size)], PRICE);
        const back = voidZones([layerOf(size.toReversed())], PRICE).toReversed();
        expect(back.map(({ low, high }) => [2 * PRICE - high, 2 * PRICE - low].map(Math.round))).toEqual(
          zones.map(({ low, high }) => [low, high].map(Math.round)),
        );
        expect(JSON.stringify(zones)).not.toContain('null');
        const span = spanOf(GRID);
        for (const { low, high } of zones)
          expect(low >= span.low && high <= span.high && low < high).toBe(true);
      }),
    );
  });
});
