import { DAY_MS, HOUR_MS } from '../core/durations';
import { priceToY, timeToX } from '../charts/chart-view';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import { RunningProfile } from '../heatmaps/volume-profile/running-profile';
import { CandlePlaces } from './candle-places';
import { paintProfile, type PaintProfileOptions } from './paint-profile';
import type { MemoryContext } from './memory-context';
import { MemorySurface } from './memory-surface';
import type { ChartAxes } from './project';
import { WholePixelContext } from './whole-pixel-context';

export const START = Date.UTC(2026, 0, 5);

/** A pane of 400 × 240 pixels: four days, five pixels of air to the right, prices of 900 … 1,100. */
export const AXES: ChartAxes = {
  pane: { left: 20, top: 10, width: 400, height: 240 },
  price: { model: 'linear', offset: 10 + 1100 * 1.2, slope: -1.2, shift: 0 },
  time: { offset: 20 - (START / (4 * DAY_MS)) * 340, slope: 340 / (4 * DAY_MS), anchor: 'absolute' },
};
export const INVERTED = {
  ...AXES,
  price: { model: 'linear', offset: 10 - 900 * 1.2, slope: 1.2, shift: 0 },
} as const;
const LOG_SLOPE = 240 / Math.log(1100 / 900);
export const LOG = {
  ...AXES,
  price: { model: 'log', offset: 10 + LOG_SLOPE * Math.log(1100), slope: -LOG_SLOPE, shift: 0 },
} as const;

/** The candles that a profile keeps clear of, and how it is painted. */
interface Scene extends Omit<PaintProfileOptions, 'places'> {
  readonly candles: Float64Array;
  readonly barMs: number;
}

const DARK: Scene = { candles: new Float64Array(), barMs: HOUR_MS, tone: 'dark', opacity: 1 };

/** Four days of hours that wander: [opening, high, low], and as history keeps them. */
export function wander() {
  const chart: number[] = [];
  const history: number[] = [];
  let price = 935;
  for (let hour = 0; hour < 95; hour += 1) {
    const next = price + 9 * Math.sin(hour / 4.2) + 9 * Math.sin(hour * 1.7) + (hour < 50 ? 1 : -1.2);
    const [low, high] = [Math.min(price, next) - 3, Math.max(price, next) + 3];
    const volume = 100 + 60 * Math.sin(hour / 7) ** 2;
    const bought = hour % 9 === 0 ? Number.NaN : volume * (next > price ? 0.65 : 0.4);
    history.push(START + hour * HOUR_MS, price, high, low, next, volume, bought);
    chart.push(START + hour * HOUR_MS, high, low);
    price = next;
  }
  return { chart: Float64Array.from(chart), history: Float64Array.from(history) };
}

export function profileOf(history: Float64Array): VolumeProfile {
  const source = { venue: 'binance-usdm', basis: 0, bars: [], candles: history, candleMs: HOUR_MS } as const;
  return new RunningProfile([source], {
    rowSize: 2,
    from: START,
    to: START + 4 * DAY_MS,
    session: { kind: 'day', offsetHours: 0 },
    reference: 'binance-usdm',
    valueArea: 'expansion',
  }).profile();
}

/** Rows of 10 from 1,000 on, bought in full, and nothing else. */
export function plainProfile(sizes: readonly number[], parts: Partial<VolumeProfile> = {}): VolumeProfile {
  const none = new Float64Array();
  return {
    binSize: 10,
    firstBin: 100,
    buy: Float64Array.from(sizes),
    sell: new Float64Array(sizes.length),
    unknown: new Float64Array(sizes.length),
    poc: 2000,
    valueArea: { low: 2000, high: 2000, share: 1 },
    bimodal: false,
    nodes: [],
    voids: [],
    developing: { time: none, poc: none, high: none, low: none },
    nakedPocs: [],
    exactShare: 1,
    venues: [],
    from: START,
    to: START + 4 * DAY_MS,
    ...parts,
  };
}

export function paint(profile: VolumeProfile, parts: Partial<Scene> = {}, axes: ChartAxes = AXES) {
  const { candles, barMs, ...options } = { ...DARK, ...parts };
  const canvas = new WholePixelContext(new MemorySurface(axes.pane.width, axes.pane.height));
  const places = new CandlePlaces().lay(axes, candles, barMs);
  paintProfile(canvas, axes, profile, { ...options, places });
  return canvas;
}

/** How many pixels of a line are painted, up to the right edge without a break. */
export function lengthAt(canvas: MemoryContext, y: number) {
  let x = canvas.target.width;
  while (x > 0 && canvas.isPainted(x - 1, y)) x -= 1;
  return canvas.target.width - x;
}

export const yOf = (axes: ChartAxes, price: number) => priceToY(axes.price, price) - axes.pane.top;
export const xOf = (axes: ChartAxes, time: number) => timeToX(axes.time, time) - axes.pane.left;

/** The chart below what is painted. */
export function drawCandles(canvas: WholePixelContext, axes: ChartAxes, chart: Float64Array): void {
  canvas.fillStyle = 'rgba(128,136,148,1)';
  for (let at = 0; at < chart.length; at += 3) {
    const [time = 0, high = 0, low = 0] = chart.subarray(at, at + 3);
    const [top, bottom] = [Math.round(yOf(axes, high)), Math.round(yOf(axes, low))];
    const left = Math.max(0, Math.round(xOf(axes, time)) - 1);
    canvas.fillRect(left, top, 2, Math.max(1, bottom - top));
  }
}

/** Pixels painted where a candle is or may be, whether it stands around its opening or from it on. */
export function covered(canvas: MemoryContext, axes: ChartAxes, candles: Float64Array, barMs: number) {
  const found: string[] = [];
  const inked = (x: number, y: number) =>
    canvas.isPainted(x, y) ||
    canvas.texts.some(
      ({ left, right, top, bottom }) => x + 1 > left && x < right && y + 1 > top && y < bottom,
    );
  for (let at = 0; at < candles.length; at += 3) {
    const [time = 0, high = 0, low = 0] = candles.subarray(at, at + 3);
    const edges = Number.isNaN(high) ? [0, axes.pane.height] : [yOf(axes, high), yOf(axes, low)];
    const [y0, y1] = edges.toSorted((a, b) => a - b) as [number, number];
    for (const start of [time - barMs / 2, time]) {
      const [x0, x1] = [xOf(axes, start), xOf(axes, start + barMs)];
      for (let y = Math.max(0, Math.floor(y0)); y <= Math.min(canvas.target.height - 1, y1); y += 1) {
        for (let x = Math.max(0, Math.floor(x0)); x < Math.min(canvas.target.width, x1); x += 1) {
          if (inked(x, y)) found.push(`${x}, ${y}`);
        }
      }
    }
  }
  return found;
}

export const naked = (touchedAt: number, certain = true) =>
  plainProfile([0], {
    nakedPocs: [{ price: 1050, from: START, to: START + DAY_MS, touchedAt, certain }],
  });
