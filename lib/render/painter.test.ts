import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { LayerStyle } from '../heatmaps/layer-style';
import { createHatching } from './hatch';
import { HeatBitmap } from './heat-bitmap';
import { MemoryContext, memoryPatterns } from './memory-context';
import { MemorySurface } from './memory-surface';
import { paintHeat } from './painter';
import type { ChartAxes } from './project';
import { RAMPS, rampColours } from './ramps';
import { colourTable } from './scale';
import { AXES, GRID, START, testColumn } from './test-scene';

const RANGE = { low: 20, high: 180 };

/** Walls, a quiet book, a gap of two columns and prices no venue knows. */
function scene(ramp: LayerStyle['ramp']) {
  const bitmap = new HeatBitmap(GRID, new MemorySurface(GRID.columns, GRID.rows));
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
  bitmap.load(columns, []);
  bitmap.recolour(colourTable(rampColours(RAMPS[ramp]), RANGE, 0.8));
  return bitmap;
}

function paint(bitmap: HeatBitmap, axes: ChartAxes = AXES) {
  const context = new MemoryContext(new MemorySurface(axes.pane.width, axes.pane.height));
  const hatching = createHatching(memoryPatterns, (width, height) => new MemorySurface(width, height));
  paintHeat(context, { axes, bitmap, hatching, opacity: 0.8 });
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
  const pictures = [
    ['ember', AXES],
    ['viridis', AXES],
    ['daylight', AXES],
    ['ember-log', LOG_AXES],
  ] as const;

  // UPDATE_GOLDEN=1 writes them anew: look at each before it is committed.
  it.each(pictures)('%s', (name, axes) => {
    const [ramp] = name.split('-') as [LayerStyle['ramp']];
    const { width, height, pixels } = paint(scene(ramp), axes).target;
    const path = new URL(`./golden/${name}.png`, import.meta.url);
    if (process.env['UPDATE_GOLDEN']) {
      const png = new PNG({ width, height });
      png.data.set(pixels);
      writeFileSync(path, PNG.sync.write(png));
    }
    expect(existsSync(path)).toBe(true);
    const golden = PNG.sync.read(readFileSync(path));
    expect([golden.width, golden.height]).toEqual([width, height]);
    const off = pixels.findIndex((value, at) => Math.abs(value - (golden.data[at] ?? 0)) > 1);
    expect(off).toBe(-1);
  });
});
