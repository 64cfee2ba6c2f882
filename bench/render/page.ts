import { createChart, type IChartApi, type UTCTimestamp } from 'lightweight-charts';
import { ensureDefined } from '../../lib/core/assert';
import { dequantise } from '../../lib/heatmaps/columns/quantise';
import { CompositeBitmap } from '../../lib/render/composite-bitmap';
import { createHatching } from '../../lib/render/hatch';
import { HeatRaster } from '../../lib/render/heat-raster';
import type { PaintedLayer } from '../../lib/render/merge-layers';
import { paintNumbers } from '../../lib/render/paint-numbers';
import { paintHeat } from '../../lib/render/painter';
import { canvasSurface } from '../../lib/render/pixel-surface';
import type { ChartAxes } from '../../lib/render/project';
import { ZONING } from '../../lib/render/zones';
import { BINS, COLUMNS, START, lowerLayers, syntheticLayer } from './layers';
import { type HeatBar, PluginHeatmap } from './plugin-series';
import { syntheticMarket } from './synthetic-book';

const WIDTH = 1920;
const HEIGHT = 1000;
/** Few, for the longer columns of other layers do not follow them. */
const LIVE_COLUMNS = 20;
const NUMBER_FRAMES = 20;

/** Milliseconds of one frame: of our own calls, and until the main thread was free again after painting. */
export interface FrameCost {
  readonly js: number;
  readonly jsAndPaint: number;
}

/** What is drawn: the order book alone, three layers at once, or the order book by the plugin. */
export type Way = 'ours' | 'three' | 'plugin';
type OurWay = Exclude<Way, 'plugin'>;

/** What the bench asks of the page. All ways show the same order book and the same views. */
export interface RenderBench {
  ours(way: OurWay, frames: number): Promise<readonly FrameCost[]>;
  plugin(frames: number): Promise<readonly FrameCost[]>;
  /** Milliseconds between frames while every frame pans and zooms. */
  oursIntervals(way: OurWay, frames: number): Promise<readonly number[]>;
  newColumn(way: OurWay): number;
  recolour(way: OurWay): number;
  load(): number;
  /** Milliseconds to write the numbers of 200 cells. */
  numbers(): number;
  /** The share of the pane's pixels that each way painted. */
  painted(): Readonly<Record<Way, number>>;
  show(way: Way): void;
}

const market = syntheticMarket(COLUMNS + LIVE_COLUMNS, BINS, 1, START);
const shown = market.columns.slice(0, COLUMNS);
const live = market.columns.slice(COLUMNS);
const bins = ensureDefined(shown[0], 'a column').grid;
const bookOf = () =>
  syntheticLayer('order-book', { ...market, columns: shown }, { stepMs: 1000, ramp: 'ember', opacity: 0.75 });

const surface = (width: number, height: number) => canvasSurface(document, width, height);

/** An order book over other layers, merged into one picture, on a canvas of its own. */
function makePicture(book: PaintedLayer, below: readonly PaintedLayer[]) {
  const layers = [...below, book];
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  canvas.style.cssText = 'position:absolute;left:0;top:0';
  document.body.append(canvas);
  const context = ensureDefined(canvas.getContext('2d'), 'a 2D context');
  const { columnMs, columns, rowSize, firstRow, rows } = book.raster.grid;
  const plan = { grid: { columnMs, columns, rowSize, firstRow, rows }, first: START / columnMs };
  const bitmap = new CompositeBitmap(plan, surface);
  bitmap.setLayers(layers);
  bitmap.merge();
  return { canvas, context, bitmap, book, layers, put: 0, hatching: createHatching(context, surface) };
}

function makePlugin() {
  const holder = document.createElement('div');
  holder.style.cssText = `position:absolute;left:0;top:0;width:${WIDTH}px;height:${HEIGHT}px;display:none`;
  document.body.append(holder);
  const chart = createChart(holder, { width: WIDTH, height: HEIGHT, timeScale: { minBarSpacing: 0.2 } });
  const series = chart.addCustomSeries(new PluginHeatmap(), {
    lastValueVisible: false,
    priceLineVisible: false,
  });
  series.setData(
    shown.map(({ time, cells }): HeatBar & { time: UTCTimestamp } => ({
      time: (time / 1000) as UTCTimestamp,
      cells: Array.from({ length: BINS }, (_, bin) => ({
        low: (bins.firstBin + bin) * bins.binSize,
        high: (bins.firstBin + bin + 1) * bins.binSize,
        amount: dequantise(Math.max(cells.bid[bin] ?? 0, cells.ask[bin] ?? 0), bins.unit),
      })),
    })),
  );
  return { holder, chart };
}

/** The columns in view at a step of the gesture: 1,500 to 2,000 of them, moving to and fro. */
function viewAt(step: number): { readonly from: number; readonly to: number } {
  const span = COLUMNS * (0.875 + 0.125 * Math.cos(step / 7));
  const from = (COLUMNS - span) * (0.5 + 0.5 * Math.sin(step / 5));
  return { from, to: from + span };
}

function axesAt(step: number, first: number): ChartAxes {
  const { from, to } = viewAt(step);
  const slope = WIDTH / ((to - from) * 1000);
  const zoom = 1 + 0.1 * Math.sin(step / 3);
  const priceSlope = (-HEIGHT / (BINS * bins.binSize)) * zoom;
  const middle = (bins.firstBin + BINS / 2) * bins.binSize;
  return {
    pane: { left: 0, top: 0, width: WIDTH, height: HEIGHT },
    price: { model: 'linear', slope: priceSlope, offset: HEIGHT / 2 - priceSlope * middle, shift: 0 },
    time: { slope, offset: -slope * (first + from) * 1000, anchor: 'absolute' },
  };
}

/**
 * Times one frame. `draw` is called, or calls its library, so that it draws in the next frame, after the callback that
 * starts the clock; a message posted there comes back when the frame has been painted.
 */
function timeFrame(draw: (onDrawn: (js: number) => void) => void): Promise<FrameCost> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let start = 0;
    let js = Number.NaN;
    port1.addEventListener('message', () => resolve({ js, jsAndPaint: performance.now() - start }));
    port1.start();
    requestAnimationFrame(() => {
      start = performance.now();
      port2.postMessage(undefined);
    });
    draw((spent) => {
      js = spent;
    });
  });
}

class Bench implements RenderBench {
  private readonly pictures = {
    ours: makePicture(bookOf(), []),
    three: makePicture(bookOf(), lowerLayers()),
  };
  private pluginChart: { readonly holder: HTMLElement; readonly chart: IChartApi } | undefined;
  private step = 0;

  async ours(way: OurWay, frames: number): Promise<readonly FrameCost[]> {
    this.show(way);
    return this.repeat(frames, (onDrawn) => {
      requestAnimationFrame(() => {
        const start = performance.now();
        this.paint(way);
        onDrawn(performance.now() - start);
      });
    });
  }

  async plugin(frames: number): Promise<readonly FrameCost[]> {
    this.show('plugin');
    return this.repeat(frames, () => {
      const { from, to } = viewAt(this.step);
      this.chart().chart.timeScale().setVisibleLogicalRange({ from, to });
    });
  }

  async oursIntervals(way: OurWay, frames: number): Promise<readonly number[]> {
    this.show(way);
    const times: number[] = [];
    for (let frame = 0; frame <= frames; frame += 1) {
      times.push(await new Promise<number>(requestAnimationFrame));
      this.step += 1;
      this.paint(way);
    }
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }

  newColumn(way: OurWay): number {
    const picture = this.pictures[way];
    const start = performance.now();
    for (const column of live) {
      const span = picture.book.raster.put({ ...column, time: START + (COLUMNS + picture.put) * 1000 });
      if (span) picture.bitmap.update(span);
      picture.put += 1;
    }
    return (performance.now() - start) / live.length;
  }

  recolour(way: OurWay): number {
    const { bitmap, layers } = this.pictures[way];
    const start = performance.now();
    bitmap.setLayers(layers.map((layer) => ({ ...layer, table: layer.table.slice() })));
    bitmap.merge();
    return performance.now() - start;
  }

  load(): number {
    const start = performance.now();
    new HeatRaster(this.pictures.ours.book.raster.grid, ZONING['order-book'].zoneOf).load(shown, []);
    return performance.now() - start;
  }

  numbers(): number {
    const { context, layers, bitmap } = this.pictures.three;
    const axes = numberedAxes(bitmap.head);
    const start = performance.now();
    for (let frame = 0; frame < NUMBER_FRAMES; frame += 1) {
      paintNumbers(context, axes, layers, { currency: 'base', page: 'dark' });
    }
    return (performance.now() - start) / NUMBER_FRAMES;
  }

  painted() {
    for (const way of ['ours', 'three'] as const) this.paint(way);
    const plugin = ensureDefined(this.chart().holder.querySelector('canvas'), 'the canvas of the plugin');
    return {
      ours: paintedShare(this.pictures.ours.canvas),
      three: paintedShare(this.pictures.three.canvas),
      plugin: paintedShare(plugin),
    };
  }

  show(shownWay: Way): void {
    for (const way of ['ours', 'three'] as const) {
      this.pictures[way].canvas.style.display = way === shownWay ? 'block' : 'none';
    }
    this.chart().holder.style.display = shownWay === 'plugin' ? 'block' : 'none';
  }

  private chart() {
    this.pluginChart ??= makePlugin();
    return this.pluginChart;
  }

  private paint(way: OurWay): void {
    const { context, bitmap, hatching } = this.pictures[way];
    paintHeat(context, { axes: axesAt(this.step, bitmap.first), bitmap, hatching });
  }

  private async repeat(frames: number, draw: Parameters<typeof timeFrame>[0]): Promise<readonly FrameCost[]> {
    const costs: FrameCost[] = [];
    for (let frame = 0; frame < frames; frame += 1) {
      this.step += 1;
      costs.push(await timeFrame(draw));
    }
    return costs;
  }
}

/** The newest ten columns by twenty bins from the middle of the book, 60 × 20 pixels each. */
function numberedAxes(head: number): ChartAxes {
  const slope = 0.06;
  const low = (bins.firstBin + BINS / 2) * bins.binSize;
  const priceSlope = -20 / bins.binSize;
  return {
    pane: { left: 0, top: 0, width: 600, height: 400 },
    price: { model: 'linear', slope: priceSlope, offset: 400 - priceSlope * low, shift: 0 },
    time: { slope, offset: -slope * (head - 10) * 1000, anchor: 'absolute' },
  };
}

function paintedShare(canvas: HTMLCanvasElement): number {
  const context = ensureDefined(canvas.getContext('2d'), 'a 2D context');
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) painted += 1;
  return painted / (data.length / 4);
}

declare global {
  interface Window {
    renderBench: RenderBench;
  }
}

window.renderBench = new Bench();
