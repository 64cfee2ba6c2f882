import { createChart, type IChartApi, type UTCTimestamp } from 'lightweight-charts';
import { ensureDefined } from '../../lib/core/assert';
import { dequantise } from '../../lib/heatmaps/order-book/quantise';
import { createHatching } from '../../lib/render/hatch';
import { HeatBitmap } from '../../lib/render/heat-bitmap';
import { paintHeat } from '../../lib/render/painter';
import { canvasSurface } from '../../lib/render/pixel-surface';
import type { ChartAxes } from '../../lib/render/project';
import { RAMPS, rampColours } from '../../lib/render/ramps';
import { codeRange, colourTable } from '../../lib/render/scale';
import { type HeatBar, PluginHeatmap } from './plugin-series';
import { syntheticMarket } from './synthetic-book';

const COLUMNS = 2000;
const BINS = 1000;
const WIDTH = 1920;
const HEIGHT = 1000;
const START = 1_700_000_000_000;
const LIVE_COLUMNS = 200;

/** Milliseconds of one frame: of our own calls, and until the main thread was free again after painting. */
export interface FrameCost {
  readonly js: number;
  readonly jsAndPaint: number;
}

/** What the bench asks of the page. Both ways of drawing show the same data and the same views. */
export interface RenderBench {
  ours(frames: number): Promise<readonly FrameCost[]>;
  plugin(frames: number): Promise<readonly FrameCost[]>;
  /** Milliseconds between frames while every frame pans and zooms. */
  oursIntervals(frames: number): Promise<readonly number[]>;
  newColumn(): number;
  recolour(): number;
  load(): number;
  /** The share of the pane's pixels that each way painted. */
  painted(): { readonly ours: number; readonly plugin: number };
  show(which: 'ours' | 'plugin'): void;
}

const market = syntheticMarket(COLUMNS + LIVE_COLUMNS, BINS, 1, START);
const shown = market.columns.slice(0, COLUMNS);
const live = market.columns.slice(COLUMNS);
const bins = ensureDefined(shown[0], 'a column').grid;
const grid = {
  columnMs: 1000,
  columns: COLUMNS,
  rowSize: bins.binSize,
  firstRow: bins.firstBin,
  rows: BINS,
  unit: bins.unit,
};

const surface = (width: number, height: number) => canvasSurface(document, width, height);

function makeOurs() {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  canvas.style.cssText = 'position:absolute;left:0;top:0';
  document.body.append(canvas);
  const context = ensureDefined(canvas.getContext('2d'), 'a 2D context');
  const bitmap = new HeatBitmap(grid, surface(COLUMNS, BINS));
  bitmap.load(shown, []);
  const range = codeRange(
    { kind: 'percentile', value: 40 },
    { kind: 'percentile', value: 99.5 },
    bitmap.histogram,
    grid.unit,
  );
  const colours = rampColours(RAMPS.ember);
  bitmap.recolour(colourTable(colours, range, 0.75));
  return { canvas, context, bitmap, colours, range, hatching: createHatching(context, surface) };
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
  private readonly ourLayer = makeOurs();
  private pluginChart: { readonly holder: HTMLElement; readonly chart: IChartApi } | undefined;
  private step = 0;
  private put = 0;

  async ours(frames: number): Promise<readonly FrameCost[]> {
    this.show('ours');
    return this.repeat(frames, (onDrawn) => {
      requestAnimationFrame(() => {
        const start = performance.now();
        this.paint();
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

  async oursIntervals(frames: number): Promise<readonly number[]> {
    this.show('ours');
    const times: number[] = [];
    for (let frame = 0; frame <= frames; frame += 1) {
      times.push(await new Promise<number>(requestAnimationFrame));
      this.step += 1;
      this.paint();
    }
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }

  newColumn(): number {
    const { bitmap } = this.ourLayer;
    const start = performance.now();
    for (const column of live) {
      bitmap.put({ ...column, time: START + (COLUMNS + this.put) * 1000 });
      this.put += 1;
    }
    return (performance.now() - start) / live.length;
  }

  recolour(): number {
    const { bitmap, colours, range } = this.ourLayer;
    const start = performance.now();
    bitmap.recolour(colourTable(colours, range, 0.75));
    return performance.now() - start;
  }

  load(): number {
    const start = performance.now();
    new HeatBitmap(grid, surface(COLUMNS, BINS)).load(shown, []);
    return performance.now() - start;
  }

  painted() {
    const plugin = ensureDefined(this.chart().holder.querySelector('canvas'), 'the canvas of the plugin');
    return { ours: paintedShare(this.ourLayer.canvas), plugin: paintedShare(plugin) };
  }

  show(which: 'ours' | 'plugin'): void {
    this.ourLayer.canvas.style.display = which === 'ours' ? 'block' : 'none';
    this.chart().holder.style.display = which === 'plugin' ? 'block' : 'none';
  }

  private chart() {
    this.pluginChart ??= makePlugin();
    return this.pluginChart;
  }

  private paint(): void {
    const { context, bitmap, hatching } = this.ourLayer;
    paintHeat(context, { axes: axesAt(this.step, bitmap.first), bitmap, hatching, opacity: 0.75 });
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
