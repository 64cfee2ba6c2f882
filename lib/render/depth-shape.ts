import { type PriceAxis, yToPrice } from '../charts/chart-view';
import { SIDES } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { edgeY } from './candle-places';
import { type DepthBands, depthBands } from './paint-depth-bands';
import { type DepthLine, depthLine } from './paint-depth-line';
import type { ChartAxes } from './project';

/** How far a scale may be zoomed before other bins are put together. */
const MAX_ZOOM = 0.01;

/** A book made ready to be drawn in frame after frame while the chart is moved. */
export interface DepthShape extends DepthBands {
  readonly column: HeatColumn;
  /** The scale that it was made for. */
  readonly price: PriceAxis;
  readonly lines: readonly DepthLine[];
}

export function depthShape(price: PriceAxis, column: HeatColumn): DepthShape {
  const made = depthBands(price, column);
  return { ...made, column, price, lines: SIDES.flatMap((side) => depthLine(made.bands, side) ?? []) };
}

/** Whether a shape can be drawn on a scale, wherever that was moved to. */
export const isShapedFor = ({ price }: DepthShape, { model, slope, shift }: PriceAxis) =>
  model === price.model && shift === price.shift && Math.abs(slope / price.slope - 1) <= MAX_ZOOM;

/** The bands of a shape that are in view. */
export interface SeenBands {
  /** `first ≤ band < end` */
  readonly first: number;
  readonly end: number;
  /** Between which whole pixel lines band `first + n` lies: `edges[n]` and `edges[n + 1]`, held within the pane. */
  readonly edges: Int32Array;
}

export function seenBands(axes: ChartAxes, { starts, column: { grid } }: DepthShape): SeenBands {
  const { pane, price } = axes;
  const height = Math.floor(pane.height);
  const ends = [pane.top, pane.top + height].map((y) => yToPrice(price, y) / grid.binSize - grid.firstBin);
  const first = Math.max(0, startsBefore(starts, Math.min(...ends)) - 1);
  const end = Math.max(first, Math.min(starts.length - 1, startsBefore(starts, Math.max(...ends))));
  const edges = new Int32Array(end - first + 1);
  for (let at = 0; at < edges.length; at += 1) {
    const y = edgeY(axes, (grid.firstBin + (starts[first + at] as number)) * grid.binSize);
    edges[at] = Math.round(Math.max(0, Math.min(height, y)));
  }
  return { first, end, edges };
}

/** How many bands begin with a bin or before it. */
function startsBefore(starts: readonly number[], bin: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= bin) low = middle + 1;
    else high = middle;
  }
  return low;
}
