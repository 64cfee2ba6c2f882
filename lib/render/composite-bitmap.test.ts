import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { over } from './blend';
import { CompositeBitmap } from './composite-bitmap';
import { HeatRaster } from './heat-raster';
import { MemorySurface } from './memory-surface';
import type { PaintedLayer } from './merge-layers';
import type { CompositePlan } from './plan-composite';
import { lineAtPrice, priceAtLine, type RasterGrid, slotOf } from './raster-grid';
import { GRID, START, testColumn } from './test-scene';
import { ZONING } from './zones';

const FIRST = START / 1000;
const PLAN: CompositePlan = { grid: GRID, first: FIRST };
/** Half as fine in time, a fifth in price, and not at the same multiples. */
const COARSE: RasterGrid = { ...GRID, columnMs: 2000, columns: 12, rowSize: 50, firstRow: 19, rows: 5 };

/** Every code its own colour; about half of them see-through. */
const table = (seed: number) =>
  Uint32Array.from({ length: 256 }, (_, code) =>
    code === 0 ? 0 : ((code * 7 + seed) * 2_654_435_761) >>> (code % 3 === 0 ? 8 : 0),
  );

const cells = fc.dictionary(fc.integer({ min: 0, max: 11 }).map(String), fc.integer({ min: 1, max: 253 }));
const column = fc.record({ index: fc.integer({ min: 0, max: 15 }), bids: cells, asks: cells });
const history = fc.array(column, { maxLength: 8 });

type Parts = Parameters<typeof testColumn>[0];

function layer(grid: RasterGrid, parts: readonly Parts[], seed = 0): PaintedLayer {
  const raster = new HeatRaster(grid, ZONING['order-book'].zoneOf);
  raster.load(
    parts.map((part) => testColumn(part)),
    [],
  );
  return { raster, table: table(seed), opacity: 0.5 + seed / 100 };
}

function makeBitmap(layers: readonly PaintedLayer[] = [], plan = PLAN) {
  const surfaces: MemorySurface[] = [];
  const bitmap = new CompositeBitmap(plan, (width, height) => {
    surfaces.push(new MemorySurface(width, height));
    return surfaces.at(-1) as MemorySurface;
  });
  bitmap.setLayers(layers);
  const shown = () => bitmap.image as unknown as MemorySurface;
  return { bitmap, surfaces, shown, pixels: () => new Uint32Array(shown().pixels.slice().buffer) };
}

function merged(layers: readonly PaintedLayer[], plan = PLAN) {
  const made = makeBitmap(layers, plan);
  made.bitmap.merge();
  return made;
}

/** What a layer shows at a place of the picture, looked up on its own. */
function colourAt({ raster, table: colours }: PaintedLayer, c: number, y: number): number {
  const { grid, first, head, codes } = raster;
  const held = Math.floor(((c + 0.5) * GRID.columnMs) / grid.columnMs);
  const line = Math.floor(lineAtPrice(grid, priceAtLine(GRID, y + 0.5)));
  if (held < first || held >= head || line < 0 || line >= grid.rows) return 0;
  return colours[codes[line * grid.columns + slotOf(grid, held)] ?? 0] ?? 0;
}

const places = Array.from({ length: GRID.columns * GRID.rows }, (_, at) => ({
  c: FIRST + (at % GRID.columns),
  y: Math.floor(at / GRID.columns),
}));

const at = (pixels: Uint32Array, c: number, y: number) => pixels[y * GRID.columns + slotOf(GRID, c)] ?? 0;

/** A clear pixel has no colour. */
const seen = (pixel: number) => (pixel >>> 24 === 0 ? 0 : pixel);

describe('CompositeBitmap', () => {
  it('of one layer is that layer', () => {
    fc.assert(
      fc.property(history, (parts) => {
        const only = layer(GRID, parts);
        const { pixels, bitmap } = merged([only]);
        const picture = pixels();
        for (const { c, y } of places) expect(seen(at(picture, c, y))).toBe(seen(colourAt(only, c, y)));
        expect(bitmap.head - bitmap.first).toBe(only.raster.head - only.raster.first);
        expect(bitmap.veils).toEqual(only.raster.veils);
      }),
    );
  });

  it('lays layers of other cells over one another at the same times and prices', () => {
    fc.assert(
      fc.property(history, history, history, (...parts) => {
        const grids = [GRID, COARSE, { ...GRID, columnMs: 1500, rowSize: 20, firstRow: 49 }];
        const layers = parts.map((part, index) => layer(grids[index] ?? GRID, part, index));
        const picture = merged(layers).pixels();
        for (const { c, y } of places) {
          const wanted = layers.reduce((below, one) => over(below, colourAt(one, c, y)), 0);
          expect(seen(at(picture, c, y))).toBe(seen(wanted));
        }
      }),
    );
  });

  it('comes to the same by live columns as by merging all anew, whenever they come', () => {
    fc.assert(
      fc.property(
        history,
        history,
        fc.integer({ min: 0, max: 12 }),
        fc.array(column),
        (fine, coarse, lines, news) => {
          const layers = [layer(COARSE, coarse, 1), layer(GRID, [{}, ...fine], 2)] as const;
          const one = makeBitmap(layers);
          one.bitmap.merge(lines);
          news.forEach((part, index) => {
            const span = layers[index % 2 === 0 ? 1 : 0].raster.put(testColumn(part));
            if (span) one.bitmap.update(span);
          });
          one.bitmap.merge();
          expect(one.pixels()).toEqual(merged(layers, one.bitmap.plan).pixels());
        },
      ),
    );
  });

  it('moves on with the newest column of any layer', () => {
    const fine = layer(GRID, [{ bids: { 0: 9 } }]);
    const { bitmap, pixels } = merged([layer(COARSE, [{}], 1), fine]);
    for (const index of [1, 15, 16, 40]) {
      const span = fine.raster.put(testColumn({ index, bids: { 0: index } }));
      bitmap.update(span ?? { from: 0, to: 0 });
    }
    expect(bitmap.plan.first).toBe(FIRST + 41 - GRID.columns);
    expect([bitmap.first, bitmap.head]).toEqual([FIRST + 41 - GRID.columns, FIRST + 41]);
    expect(pixels()).toEqual(merged([layer(COARSE, [{}], 1), fine], bitmap.plan).pixels());
  });

  it('stays where it is when it shows the past', () => {
    const fine = layer(GRID, [{}, { index: 15, bids: { 3: 50 } }]);
    const past = { grid: { ...GRID, columns: 4 }, first: FIRST };
    const { bitmap, pixels } = merged([fine], past);
    const before = pixels();
    bitmap.update(fine.raster.put(testColumn({ index: 16, bids: { 3: 90 } })) ?? { from: 0, to: 0 });
    expect(bitmap.plan.first).toBe(FIRST);
    expect(pixels()).toEqual(before);
  });

  it('shows nothing of new layers before all is merged', () => {
    const { bitmap, pixels, surfaces } = merged([layer(GRID, [{ bids: { 0: 90 } }])]);
    const before = pixels();
    bitmap.setLayers([layer(GRID, [{ bids: { 1: 40 } }], 3)]);
    expect(bitmap.merge(5)).toBe(false);
    expect(pixels()).toEqual(before);
    expect(bitmap.merge(7)).toBe(true);
    expect(pixels()).not.toEqual(before);
    expect(surfaces).toHaveLength(2);
  });

  it('shows colours that change with every frame as fast as it can merge them', () => {
    const one = layer(GRID, [{ bids: { 0: 91 } }]);
    const { bitmap, pixels } = merged([one]);
    const shown = new Set<string>();
    for (let frame = 1; frame <= 12; frame += 1) {
      bitmap.setLayers([{ ...one, table: table(frame) }]);
      bitmap.merge(4);
      shown.add(pixels().join());
    }
    // A picture of twelve lines is whole at every third frame.
    expect(shown.size).toBe(5);
    bitmap.merge();
    expect(pixels()).toEqual(merged([{ ...one, table: table(12) }]).pixels());
  });

  it('drops what is half merged when the cells themselves are others', () => {
    const { bitmap, pixels } = merged([layer(GRID, [{ bids: { 0: 90 } }])]);
    bitmap.setLayers([layer(GRID, [{ bids: { 1: 40 } }], 3)]);
    bitmap.merge(5);
    const last = layer(GRID, [{ bids: { 2: 50 } }], 4);
    bitmap.setLayers([last]);
    expect(bitmap.merge(GRID.rows)).toBe(true);
    expect(pixels()).toEqual(merged([last]).pixels());
  });

  it('merges nothing when nothing is new, and one column with one write', () => {
    const fine = layer(GRID, [{}]);
    const { bitmap, surfaces } = merged([fine]);
    const writes = () => surfaces.reduce((sum, surface) => sum + surface.writes, 0);
    const before = writes();
    bitmap.setLayers([{ ...fine }]);
    expect(bitmap.merge()).toBe(true);
    expect(writes()).toBe(before);
    bitmap.update(fine.raster.put(testColumn({ index: 1 })) ?? { from: 0, to: 0 });
    expect(writes()).toBe(before + 1);
  });

  it('hatches what the upper-most layer that lacks anything does not know', () => {
    const narrow = [{ venue: 'binance-usdm' as const, low: 1030, high: 1100, shift: 0 }];
    const below = layer(GRID, [{ coverage: [] }], 1);
    const middle = layer(GRID, [{ coverage: narrow }], 2);
    const whole = layer(GRID, [{}], 3);
    const { veils, veilOpacity } = merged([below, middle, whole]).bitmap;
    expect(veils).toEqual(middle.raster.veils);
    expect(veilOpacity).toBe(middle.opacity);
    expect(merged([whole]).bitmap.veils).toEqual([]);
  });

  it('of no layers is clear and has no columns', () => {
    const { bitmap, pixels } = merged([]);
    expect(bitmap.first).toBe(bitmap.head);
    expect(bitmap.veils).toEqual([]);
    expect(pixels().every((pixel) => pixel === 0)).toBe(true);
  });
});
