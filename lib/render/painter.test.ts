import { describe, expect, it } from 'vitest';
import { expectGolden } from '@/tests/golden';
import { ensureDefined } from '../core/assert';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { FamilyId, LayerStyle, RampId } from '../heatmaps/layer-style';
import type { HeatLayerId } from '../heatmaps/layers';
import { createHatching } from './hatch';
import { CompositeBitmap } from './composite-bitmap';
import { HeatRaster } from './heat-raster';
import { MemoryContext, memoryPatterns } from './memory-context';
import { MemorySurface, memorySurface } from './memory-surface';
import type { PaintedLayer } from './merge-layers';
import { paintHeat } from './painter';
import { planComposite } from './plan-composite';
import type { ChartAxes } from './project';
import { rampColours, zoneRamps } from './ramps';
import type { RasterGrid } from './raster-grid';
import { colourTable, type Scale } from './scale';
import { AXES, BINS, GRID, START, testColumn } from './test-scene';
import { ZONING } from './zones';

const OPACITY = 0.8;
const SCALE: Scale = { range: { low: 20, high: 180 }, curve: 'log', gamma: 1.25 };

/** Walls, a quiet book, a gap of two columns and prices no venue knows. */
function book(ramp: RampId): PaintedLayer {
  const narrow = [{ venue: 'binance-usdm' as const, low: 1020, high: 1090, shift: 0 }];
  const columns = [...Array(GRID.columns).keys()]
    .filter((index) => index !== 9 && index !== 10)
    .map((index) =>
      testColumn({
        index,
        bids: { 2: 60 + 8 * index, 3: 40, 4: 90, 5: index > 4 ? 180 : 0 },
        asks: { 7: 110, 8: 30 + index, ...(index > 5 && { 10: 200 }) },
        ...(index < 6 && { coverage: narrow }),
      }),
    );
  return layer('order-book', ramp, GRID, columns);
}

/** Longs below and shorts above the price; the lowest shorts are swept, and bin 6 has had both. */
function liquidation(family: FamilyId): PaintedLayer {
  const columns = [...Array(8).keys()].map((index) => ({
    ...testColumn({
      bids: { 0: 60 + 10 * index, 1: 120, 3: 170 - 15 * index, 6: index > 5 ? 90 : 0 },
      asks: { 6: index < 6 ? 110 : 60, 8: index < 5 ? 180 : 0, 9: 140, 10: 80 + 12 * index },
    }),
    time: START + index * 2000,
  }));
  return layer('liquidation', family, { ...GRID, columnMs: 2000, columns: 8 }, columns);
}

/** Opened and closed while the price rises, falls, and does what nobody knows; all four kinds side by side. */
function openInterest(family: FamilyId): PaintedLayer {
  const bins = { firstBin: 50, count: 6, binSize: 20, unit: BINS.unit };
  const moves = [
    [1000, 1050],
    [1050, 1020],
    [Number.NaN, 1020],
    [1020, 1080],
  ] as const;
  const columns = moves.map(([bid, ask], index) => ({
    ...testColumn({
      grid: bins,
      bids: { 0: 60, 1: 110, 2: 160, 3: 190 },
      asks: { 2: 90, 4: 130, 5: 170 - 30 * index },
    }),
    time: START + index * 4000,
    bid,
    ask,
  }));
  const grid = { ...GRID, columnMs: 4000, columns: 4, rowSize: 20, firstRow: 50, rows: 6 };
  return layer('open-interest', family, grid, columns);
}

function layer(
  id: HeatLayerId,
  ramp: LayerStyle['ramp'],
  grid: RasterGrid,
  columns: readonly HeatColumn[],
): PaintedLayer {
  const { zones, zoneOf, members } = ZONING[id];
  const raster = new HeatRaster({ ...grid, zones }, zoneOf);
  raster.load(columns, []);
  const table = colourTable(zoneRamps(ramp, members).map(rampColours), SCALE, OPACITY);
  return { raster, table, opacity: OPACITY };
}

const scene = (ramp: RampId) => pictureOf([book(ramp)]);

function pictureOf(layers: readonly PaintedLayer[]): CompositeBitmap {
  const plan = planComposite(
    AXES,
    layers.map(({ raster }) => raster),
  );
  const bitmap = new CompositeBitmap(ensureDefined(plan, 'a plan'), memorySurface);
  bitmap.setLayers(layers);
  bitmap.merge();
  return bitmap;
}

function paint(bitmap: CompositeBitmap, axes: ChartAxes = AXES) {
  const context = new MemoryContext(new MemorySurface(axes.pane.width, axes.pane.height));
  const hatching = createHatching(memoryPatterns, memorySurface);
  paintHeat(context, { axes, bitmap, hatching });
  return context;
}

const LOG_AXES: ChartAxes = {
  ...AXES,
  price: { model: 'log', slope: -1000, offset: 20 + 1000 * Math.log(1125), shift: 0 },
};

describe('paintHeat', () => {
  it('draws a frame with a few calls', () => {
    const { calls } = paint(scene('ember'));
    expect(calls.drawImage).toBeLessThanOrEqual(2);
    expect(calls.clearRect).toBe(1);
    expect(calls.fillRect).toBe(3);
  });

  it('puts a wall on the pixels of its prices', () => {
    const { target } = paint(scene('ember'));
    const alpha = (y: number) => target.at(80, y)[3] ?? 0;
    // Bin 105 covers 1,050 … 1,060, which the axis puts at 60 … 70 pixels from the top.
    expect(alpha(60)).toBe(alpha(69));
    expect(alpha(60)).toBeGreaterThan(200);
    expect(alpha(59)).toBe(0);
  });

  it('turns the picture over with the scale', () => {
    const upright = paint(scene('ember')).target;
    const price = { model: 'linear', slope: 1, offset: 20 - 1000, shift: 0 } as const;
    const turned = paint(scene('ember'), { ...AXES, price }).target;
    // Column 15 is known throughout: no hatching, which does not turn.
    for (let y = 0; y < 120; y += 1) expect(turned.at(155, y)).toEqual(upright.at(155, 119 - y));
  });

  it('keeps a cell whole when it is zoomed', () => {
    const time = { ...AXES.time, slope: 0.04, offset: 30 - 0.04 * (START + 12_000) };
    const { target } = paint(scene('ember'), { ...AXES, time });
    expect(new Set([...Array(40).keys()].map((x) => target.at(x, 85).join())).size).toBe(1);
  });

  it('clears the pane and draws nothing else when the view shows another time', () => {
    const { calls, target } = paint(scene('ember'), { ...AXES, time: { ...AXES.time, offset: 1e6 } });
    expect(calls).toEqual({ clearRect: 1, drawImage: 0, fillRect: 0 });
    expect(target.pixels.every((value) => value === 0)).toBe(true);
  });
});

describe('golden pictures', () => {
  const pictures: readonly [string, () => readonly PaintedLayer[], ChartAxes][] = [
    ['ember', () => [book('ember')], AXES],
    ['viridis', () => [book('viridis')], AXES],
    ['daylight', () => [book('daylight')], AXES],
    ['ember-log', () => [book('ember')], LOG_AXES],
    ['cividis', () => [book('cividis')], AXES],
    ['ink', () => [book('ink')], AXES],
    ['liquidation-tide', () => [liquidation('tide')], AXES],
    ['liquidation-paper', () => [liquidation('paper')], AXES],
    ['open-interest-tide', () => [openInterest('tide')], AXES],
    ['open-interest-safe', () => [openInterest('safe')], AXES],
    ['composed', () => [openInterest('safe'), liquidation('tide'), book('ember')], AXES],
    ['composed-log', () => [openInterest('safe'), liquidation('tide'), book('ember')], LOG_AXES],
  ];

  it.each(pictures)('%s', (name, layers, axes) => {
    expectGolden(name, paint(pictureOf(layers()), axes).target);
  });
});
