import { priceToY, timeToX } from '../charts/chart-view';
import type { CompositeBitmap } from './composite-bitmap';
import { HATCH_TILE, type Hatching } from './hatch';
import { type Blit, type ChartAxes, project } from './project';
import type { Veil } from './veils';

/** The little of a 2D context that a frame is drawn with. */
export type HeatContext = Pick<
  CanvasRenderingContext2D,
  | 'clearRect'
  | 'drawImage'
  | 'fillRect'
  | 'setTransform'
  | 'fillStyle'
  | 'globalAlpha'
  | 'imageSmoothingEnabled'
>;

/** What a frame shows: a picture laid on the axes of a chart, hatched where nothing is known. */
export interface HeatFrame {
  readonly axes: ChartAxes;
  readonly bitmap: Pick<CompositeBitmap, 'grid' | 'first' | 'head' | 'image' | 'veils' | 'veilOpacity'>;
  readonly hatching: Hatching;
}

/**
 * Draws one frame; the context's canvas covers the pane at one pixel per CSS pixel. Nearest-neighbour scaling: a
 * cell keeps its own colour however far it is zoomed.
 */
export function paintHeat(context: HeatContext, { axes, bitmap, hatching }: HeatFrame): void {
  clearHeat(context, axes);
  context.imageSmoothingEnabled = false;
  for (const blit of project(axes, bitmap)) drawBlit(context, bitmap.image, blit);
  context.globalAlpha = bitmap.veilOpacity;
  const { veils } = bitmap;
  for (const kind of ['unknown', 'gap'] as const) {
    context.fillStyle = hatching[kind];
    for (const veil of veils) if (veil.kind === kind) fillVeil(context, axes, veil);
  }
  context.globalAlpha = 1;
}

/** Takes everything off the pane. */
export function clearHeat(context: HeatContext, { pane }: ChartAxes): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, Math.ceil(pane.width), Math.ceil(pane.height));
}

function drawBlit(context: HeatContext, image: CanvasImageSource, blit: Blit): void {
  const { sx, sy, sw, sh, dx, dy, dw, dh } = blit;
  // A negative height does not flip an image: only a transform does.
  if (dh >= 0) context.setTransform(1, 0, 0, 1, 0, 0);
  else context.setTransform(1, 0, 0, -1, 0, 2 * dy + dh);
  context.drawImage(image, sx, sy, sw, sh, dx, Math.min(dy, dy + dh), dw, Math.abs(dh));
}

function fillVeil(context: HeatContext, { pane, price, time }: ChartAxes, veil: Veil): void {
  const left = Math.max(0, timeToX(time, veil.from) - pane.left);
  const right = Math.min(pane.width, timeToX(time, veil.to) - pane.left);
  if (!(right > left)) return;
  const [top, bottom] = veil.kind === 'gap' ? [0, pane.height] : clippedSpan(veil, pane, price);
  if (!(bottom > top)) return;
  // The lines hang on the time axis, so that they move with what they cover.
  const phase = timeToX(time, 0) % HATCH_TILE;
  context.setTransform(1, 0, 0, 1, phase, 0);
  context.fillRect(left - phase, top, right - left, bottom - top);
}

function clippedSpan(
  { low, high }: Extract<Veil, { kind: 'unknown' }>,
  pane: ChartAxes['pane'],
  price: ChartAxes['price'],
): readonly [number, number] {
  const edges = [priceToY(price, low) - pane.top, priceToY(price, high) - pane.top];
  // A price that a logarithmic scale cannot show lies beyond its lower end.
  const [first = 0, second = 0] = edges.map((y) => (Number.isNaN(y) ? pane.height : y));
  return [Math.max(0, Math.min(first, second)), Math.min(pane.height, Math.max(first, second))];
}
