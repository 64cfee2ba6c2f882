import { type ChartView, priceToY, timeToX, xToTime, yToPrice } from '../charts/chart-view';
import { type Extent, lineAtPrice, type PictureGrid, priceAtLine, slotOf } from './raster-grid';

/** The part of a chart view that says where things lie. */
export type ChartAxes = Pick<ChartView, 'pane' | 'price' | 'time'>;

/** One `drawImage`: a rectangle of the bitmap in cells, and where it goes in CSS pixels of the pane. */
export interface Blit {
  readonly sx: number;
  readonly sy: number;
  readonly sw: number;
  readonly sh: number;
  readonly dx: number;
  readonly dy: number;
  readonly dw: number;
  readonly dh: number;
}

/** How far a row may lie from its true place on a logarithmic scale, in CSS pixels. */
const MAX_BEND_PX = 0.2;

/**
 * The rectangles that lay the visible part of a raster on a pane. `dh` is negative where the scale is upside down.
 * Whole cells are taken, so the outer ones may reach beyond the pane. A time axis that does not run to the right
 * shows nothing.
 */
export function project(axes: ChartAxes, extent: Extent): readonly Blit[] {
  const bands = priceBands(axes, extent.grid);
  return timeSlices(axes, extent).flatMap(({ sx, sw, dx, dw }) =>
    bands.map(({ sy, sh, dy, dh }) => ({ sx, sy, sw, sh, dx, dy, dw, dh })),
  );
}

/** The visible columns, cut where the ring wraps. */
function timeSlices({ pane, time }: ChartAxes, { grid, first, head }: Extent) {
  if (!(time.slope > 0)) return [];
  const { columnMs, columns } = grid;
  const from = Math.max(first, Math.floor(xToTime(time, pane.left) / columnMs));
  const to = Math.min(head, Math.ceil(xToTime(time, pane.left + pane.width) / columnMs));
  const slices: Pick<Blit, 'sx' | 'sw' | 'dx' | 'dw'>[] = [];
  for (let start = from; start < to;) {
    const sx = slotOf(grid, start);
    const sw = Math.min(to - start, columns - sx);
    const dx = timeToX(time, start * columnMs) - pane.left;
    slices.push({ sx, sw, dx, dw: time.slope * sw * columnMs });
    start += sw;
  }
  return slices;
}

/** The visible rows: one band on a linear scale, on a logarithmic one as many as it takes to follow the bend. */
function priceBands(axes: ChartAxes, grid: PictureGrid) {
  const { pane, price } = axes;
  const [from, to] = visibleLines(axes, grid);
  const bands: Pick<Blit, 'sy' | 'sh' | 'dy' | 'dh'>[] = [];
  for (let sy = from; sy < to;) {
    const sh = price.model === 'linear' ? to - sy : Math.min(to - sy, straightLines(axes, grid, sy));
    const dy = priceToY(price, priceAtLine(grid, sy)) - pane.top;
    const end = priceToY(price, priceAtLine(grid, sy + sh)) - pane.top;
    bands.push({ sy, sh, dy, dh: end - dy });
    sy += sh;
  }
  return bands;
}

/** The picture lines that meet the pane, `[from, to)`; none when the axis makes no sense. */
function visibleLines({ pane, price }: ChartAxes, grid: PictureGrid): readonly [number, number] {
  const edges = [yToPrice(price, pane.top), yToPrice(price, pane.top + pane.height)];
  const from = Math.max(0, Math.floor(lineAtPrice(grid, Math.max(...edges))));
  const lowest = price.model === 'log' ? Math.ceil(lineAtPrice(grid, -price.shift)) - 1 : grid.rows;
  const to = Math.min(grid.rows, lowest, Math.ceil(lineAtPrice(grid, Math.min(...edges))));
  return to > from ? [from, to] : [0, 0];
}

/**
 * How many lines below `line` a straight stretch may span: the chord of `slope · ln` between prices of ratio `r`
 * strays by at most `|slope| · ln(r)² / 8`.
 */
function straightLines({ price }: ChartAxes, grid: PictureGrid, line: number): number {
  const ratio = Math.exp(Math.sqrt((8 * MAX_BEND_PX) / Math.abs(price.slope)));
  const top = priceAtLine(grid, line) + price.shift;
  return Math.max(1, Math.floor((top - top / ratio) / grid.rowSize));
}
