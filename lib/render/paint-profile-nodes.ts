import type { PriceSpan, VolumeProfile } from '../heatmaps/volume-profile/profile';
import { edgeY } from './candle-places';
import type { ProfileTones } from './paint-profile-tones';
import type { ChartAxes } from './project';

/** How far a mark reaches from the right edge, CSS pixels: along a stretch, and at the price of a node. */
const RAIL_PX = 2;
const TICK_PX = 7;
/** Of a void's dotted rail: from one dot to the next. */
const DOT_EVERY_PX = 4;
const DOT_PX = 2;

interface Painting {
  readonly context: Pick<CanvasRenderingContext2D, 'fillRect' | 'fillStyle'>;
  readonly axes: ChartAxes;
  readonly tones: Pick<ProfileTones, 'node' | 'void'>;
  /** Of the pane, whole pixels. */
  readonly width: number;
  /** For each pixel line, where the last candle on it ends. */
  readonly ends: Int32Array;
}

/**
 * Marks at the right edge of the pane, over the bars: a rail along each high-volume node with a tick at its price, a tick
 * alone for a low-volume node, a dotted rail along a void. None is where a candle reaches the edge.
 */
export function paintNodes(
  painting: Painting,
  { nodes, voids }: Pick<VolumeProfile, 'nodes' | 'voids'>,
): void {
  const { context, tones, axes } = painting;
  context.fillStyle = tones.void;
  for (const span of voids) {
    const [from, to] = linesOf(painting, span);
    for (let line = from; line < to; line += DOT_EVERY_PX)
      mark(painting, line, Math.min(to, line + DOT_PX), RAIL_PX);
  }
  context.fillStyle = tones.node;
  for (const node of nodes) {
    if (node.kind === 'high') mark(painting, ...linesOf(painting, node), RAIL_PX);
    const tick = Math.floor(edgeY(axes, node.price));
    mark(painting, tick, tick + 1, TICK_PX);
  }
}

/** The pixel lines of a stretch of prices, within the pane. */
function linesOf({ axes, ends }: Painting, { low, high }: PriceSpan): readonly [from: number, to: number] {
  const edges = [edgeY(axes, low), edgeY(axes, high)];
  return [Math.max(0, Math.round(Math.min(...edges))), Math.min(ends.length, Math.round(Math.max(...edges)))];
}

/** Fills the lines of a stretch that no candle takes so close to the edge. */
function mark({ context, width, ends }: Painting, from: number, to: number, length: number): void {
  const isFree = (line: number) => (ends[line] ?? width) <= width - length;
  for (let start = from, end = from; start < to; start = end + 1) {
    for (end = start; end < to && isFree(end);) end += 1;
    if (end > start) context.fillRect(width - length, start, length, end - start);
  }
}
