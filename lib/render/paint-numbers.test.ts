import { describe, expect, it } from 'vitest';
import { dequantise } from '../heatmaps/columns/quantise';
import { compactText } from './compact-text';
import { HeatRaster } from './heat-raster';
import type { PaintedLayer } from './merge-layers';
import { type NumbersContext, type NumbersOptions, paintNumbers } from './paint-numbers';
import type { ChartAxes } from './project';
import type { RasterGrid } from './raster-grid';
import { colourTable } from './scale';
import { AXES, BINS, GRID, START, testColumn } from './test-scene';
import { ZONING } from './zones';

interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly tone: string;
}

class NoteContext implements NumbersContext {
  fillStyle = '';
  font = '';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly written: Written[] = [];
  setTransform(): void {}
  fillText(text: string, x: number, y: number): void {
    this.written.push({ text, x, y, tone: this.fillStyle });
  }
}

/** One column is 50 pixels wide, one row 20 pixels high, from the pane's upper left corner on. */
const ROOMY: ChartAxes = {
  pane: { left: 30, top: 20, width: 200, height: 240 },
  price: { model: 'linear', offset: 20 + 2 * 1120, slope: -2, shift: 0 },
  time: { offset: 30 - START / 20, slope: 0.05, anchor: 'absolute' },
};

const BLACK_TO_WHITE = Uint8ClampedArray.from({ length: 1024 }, (_, at) =>
  at % 4 === 3 ? (at > 3 ? 255 : 0) : at >> 2,
);
const BASE: NumbersOptions = { currency: 'base', page: 'dark' };

function layer(
  parts: readonly Parameters<typeof testColumn>[0][],
  grid: RasterGrid = GRID,
  opacity = 1,
): PaintedLayer {
  const raster = new HeatRaster(grid, ZONING['order-book'].zoneOf);
  raster.load(
    parts.map((part) => testColumn(part)),
    [],
  );
  const scale = { range: { low: 20, high: 200 }, curve: 'log', gamma: 1 } as const;
  return { raster, table: colourTable([BLACK_TO_WHITE], scale, opacity), opacity };
}

function write(layers: readonly PaintedLayer[], axes = ROOMY, options = BASE): readonly Written[] {
  const context = new NoteContext();
  paintNumbers(context, axes, layers, options);
  return context.written;
}

const sizeText = (code: number) => compactText(dequantise(code, GRID.unit));

describe('paintNumbers', () => {
  it('writes the size of each painted cell in its middle', () => {
    const written = write([layer([{ bids: { 0: 100, 1: 10 } }, { index: 1, asks: { 11: 150 } }])]);
    expect(written).toEqual([
      { text: sizeText(150), x: 75, y: 10, tone: expect.any(String) as string },
      { text: sizeText(100), x: 25, y: 230, tone: expect.any(String) as string },
    ]);
  });

  it('writes what a size is worth at the price of its cell', () => {
    const [{ text } = { text: '' }] = write([layer([{ bids: { 0: 100 } }])], ROOMY, {
      ...BASE,
      currency: 'quote',
    });
    expect(text).toBe(compactText(dequantise(100, GRID.unit) * 1005));
  });

  it('reads on bright and on dark cells, and takes the page for what is see-through', () => {
    const cells = [{ bids: { 0: 25, 5: 190 } }];
    const [bright, dark] = write([layer(cells)]).map(({ tone }) => tone);
    expect([bright, dark]).toEqual(['#05070a', '#f6f8fb']);
    const faint = [layer(cells, GRID, 0.1)];
    expect(new Set(write(faint).map(({ tone }) => tone))).toEqual(new Set([dark]));
    expect(new Set(write(faint, ROOMY, { ...BASE, page: 'light' }).map(({ tone }) => tone))).toEqual(
      new Set([bright]),
    );
  });

  it('leaves cells without room as they are', () => {
    const layers = [layer([{ bids: { 0: 100 } }])];
    expect(write(layers, AXES)).toEqual([]);
    expect(
      write(layers, { ...ROOMY, time: { ...ROOMY.time, slope: 0.043, offset: 30 - START * 0.043 } }),
    ).toEqual([]);
    expect(
      write(layers, { ...ROOMY, price: { ...ROOMY.price, slope: -1.2, offset: 20 + 1.2 * 1120 } }),
    ).toEqual([]);
    expect(write(layers, { ...ROOMY, time: { ...ROOMY.time, slope: -1 } })).toEqual([]);
    expect(write([])).toEqual([]);
  });

  it('leaves a number out that its cell cannot hold', () => {
    const tiny = [layer([{ grid: { ...BINS, unit: 1e-8 }, bids: { 0: 100 } }], { ...GRID, unit: 1e-8 })];
    expect(compactText(dequantise(100, 1e-8)).length).toBeGreaterThan(6);
    expect(write(tiny)).toEqual([]);
  });

  it('writes only what is in view', () => {
    const every = Array.from({ length: 16 }, (_, index) => ({
      index,
      bids: Object.fromEntries(Array.from({ length: 12 }, (__, bin) => [bin, 100])),
    }));
    // Four columns and a half by seven rows and a half.
    const pane = { ...ROOMY.pane, width: 225, height: 150 };
    const written = write([layer(every)], { ...ROOMY, pane });
    expect(written).toHaveLength(5 * 8);
    expect(written.every(({ x, y }) => x >= 0 && x <= 225 && y >= 0 && y <= 150)).toBe(true);
  });

  it('writes those of the upper-most layer with room, read on all of them', () => {
    const wide = { ...GRID, columnMs: 2000, columns: 8 };
    const below = layer([{ bids: { 0: 120 } }], wide);
    const fine = layer([{ bids: { 0: 60 } }], { ...GRID, columnMs: 500, columns: 32 }, 0.5);
    expect(write([below, fine]).map(({ text }) => text)).toEqual([sizeText(120)]);
    expect(write([below, layer([{ bids: { 0: 60 } }])]).map(({ text }) => text)).toEqual([sizeText(60)]);
  });

  it('gives rows of a logarithmic scale a number as long as they are high enough', () => {
    const price = { model: 'log', slope: -1400, offset: 20 + 1400 * Math.log(1120), shift: 0 } as const;
    const every = { bids: Object.fromEntries(Array.from({ length: 12 }, (_, bin) => [bin, 100])) };
    const rows = write([layer([every])], { ...ROOMY, price }).length;
    // 1,400 · ln(1 + 10 / p) is 13 pixels at p = 1,072.
    expect(rows).toBe(8);
  });
});
