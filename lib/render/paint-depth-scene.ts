import type { HeatColumn, VenueCoverage } from '../heatmaps/columns/column';
import { depthShape } from './depth-shape';
import { MemorySurface } from './memory-surface';
import { paintDepth, type PaintDepthOptions } from './paint-depth';
import type { ChartAxes } from './project';
import { START, testColumn } from './test-scene';
import { WholePixelContext } from './whole-pixel-context';

/** Bins of 10 from 1,000 to 1,200, at 12 pixels each; a second is 10 pixels, and time START lies at 59.5. */
export const AXES: ChartAxes = {
  pane: { left: 20, top: 10, width: 160, height: 240 },
  price: { model: 'linear', offset: 10 + 1200 * 1.2, slope: -1.2, shift: 0 },
  time: { offset: 79.5 - START / 100, slope: 0.01, anchor: 'absolute' },
};
export const INVERTED = {
  ...AXES,
  price: { model: 'linear', offset: 10 - 1000 * 1.2, slope: 1.2, shift: 0 },
} as const;
export const LOG_SLOPE = 240 / Math.log(1.2);
export const LOG = {
  ...AXES,
  price: { model: 'log', offset: 10 + LOG_SLOPE * Math.log(1200), slope: -LOG_SLOPE, shift: 0 },
} as const;

/** The axes with all times so many pixels further right. */
export const pannedBy = (pixels: number): ChartAxes => ({
  ...AXES,
  time: { ...AXES.time, offset: AXES.time.offset + pixels },
});

export const BINS = { firstBin: 100, count: 20, binSize: 10, unit: 0.001 };
export const OPTIONS: PaintDepthOptions = {
  scale: { range: { low: 1, high: 201 }, unit: 0.001 },
  from: 0,
  takenPx: 0,
  tone: 'dark',
  opacity: 1,
};

type Codes = Readonly<Record<number, number>>;

export const knows = (low: number, high: number): VenueCoverage => ({
  venue: 'binance-usdm',
  low,
  high,
  shift: 0,
});

export const ALL = knows(1000, 1200);

export const book = (bids: Codes, asks: Codes, coverage = [ALL]) =>
  testColumn({ index: -1, grid: BINS, bids, asks, coverage });

export function paint(column: HeatColumn, parts: Partial<PaintDepthOptions> = {}, axes = AXES) {
  const canvas = new WholePixelContext(new MemorySurface(axes.pane.width, axes.pane.height));
  paintDepth(canvas, axes, depthShape(axes.price, column), { ...OPTIONS, ...parts });
  return canvas;
}

/** How many pixels of a line are painted from a place on, without a break. */
export function lengthAt(canvas: WholePixelContext, y: number, left = 60) {
  let x = left;
  while (x < canvas.target.width && canvas.isPainted(x, y)) x += 1;
  return x - left;
}

export const isInk = (canvas: WholePixelContext, x: number, y: number, rgb: string) =>
  canvas.target.at(x, y).slice(0, 3).join() === rgb;

/** The lines on which a column of pixels shows a colour. */
export const linesOf = (canvas: WholePixelContext, x: number, rgb: string) =>
  [...Array(canvas.target.height).keys()].filter((y) => isInk(canvas, x, y, rgb));

/** The first pixel that is drawn on and the end of the last one, with texts; undefined where nothing is. */
export function reach({ target, texts }: WholePixelContext) {
  const { width, pixels } = target;
  let [first, end] = [Infinity, -Infinity];
  for (let at = 0; at < pixels.length / 4; at += 1) {
    if (pixels[4 * at + 3] === 0) continue;
    first = Math.min(first, at % width);
    end = Math.max(end, (at % width) + 1);
  }
  for (const { left, right } of texts) [first, end] = [Math.min(first, left), Math.max(end, right)];
  return end > first ? [first, end] : undefined;
}

export const range = (from: number, to: number) => [...Array(to - from).keys()].map((at) => from + at);

/** Where a line lies at a share of the scale. */
export const placeOf = (share: number) => 60 + Math.round(63 * share);

export const BID_LINE = '190,220,255';
export const ASK_LINE = '255,222,184';

const noise = (bin: number) => Math.round(70 + 0.3 * Math.abs(bin - 200) + 20 * Math.sin(bin * 1.9));

/** Fine bins around 1,100 with a wall on each side, a second venue that knows more of the lower than of the higher prices. */
export const BOOK_WITH_WALLS = testColumn({
  index: -1,
  grid: { firstBin: 2000, count: 400, binSize: 0.5, unit: 0.001 },
  bids: sizes((bin) => bin < 199, { 150: 175, 60: 160 }),
  asks: sizes((bin) => bin > 201, { 260: 180, 290: 165 }),
  coverage: [knows(1025, 1180), knows(1060, 1180)],
});

function sizes(isSide: (bin: number) => boolean, walls: Codes): Codes {
  const rest = [...Array(400).keys()].filter(isSide);
  return { ...Object.fromEntries(rest.map((bin) => [bin, noise(bin)])), ...walls };
}
