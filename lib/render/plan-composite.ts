import { xToTime } from '../charts/chart-view';
import { LIVE_COLUMNS, MAX_CELLS, visiblePrices } from './plan-raster';
import type { ChartAxes } from './project';
import { columnAt, type Extent, lineAtPrice, type PictureGrid, priceAtLine } from './raster-grid';

/** Where a picture of several rasters lies: its grid, and the first of its columns. */
export interface CompositePlan {
  readonly grid: PictureGrid;
  readonly first: number;
}

/** What is kept around the view, in views, tried in turn until the picture is small enough. */
const MARGINS = [Infinity, 1, 0.5, 0.25, 0.1, 0];

/** Lines meet when their edges agree to this share of one. */
const EDGE_TOLERANCE = 1e-6;

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The picture to merge rasters into: the finest columns and the finest rows among them, over what the axes show of them
 * and as much of the rest as {@link MAX_CELLS} allows. Undefined without rasters, or when the axes show no finite range.
 */
export function planComposite(axes: ChartAxes, rasters: readonly Extent[]): CompositePlan | undefined {
  const finest = finestOf(rasters);
  const shown = finest && shownParts(axes, finest);
  if (!finest || !shown) return undefined;
  const { columnMs, rowSize, rows } = finest;
  const columns = heldColumns(rasters, columnMs);
  for (const margin of MARGINS) {
    const across = widened(shown.columns, { from: columns.from, to: columns.to + LIVE_COLUMNS }, margin);
    const down = widened(shown.lines, { from: 0, to: rows.rows }, margin);
    const size = { columns: across.to - across.from, rows: down.to - down.from };
    if (margin > 0 && size.columns * size.rows > MAX_CELLS) continue;
    const firstRow = rows.firstRow + rows.rows - down.to;
    return { grid: { columnMs, rowSize, firstRow, ...size }, first: across.from };
  }
  return undefined;
}

/** Whether a planned picture still has the right cells for these rasters and shows all that is in view of them. */
export function compositeFits(plan: CompositePlan, axes: ChartAxes, rasters: readonly Extent[]): boolean {
  const finest = finestOf(rasters);
  const shown = finest && shownParts(axes, finest);
  if (!finest || !shown) return true;
  const { grid, first } = plan;
  if (grid.columnMs !== finest.columnMs || grid.rowSize !== finest.rowSize) return false;
  const held = heldColumns(rasters, grid.columnMs);
  const top = lineAtPrice(finest.rows, priceAtLine(grid, 0));
  const lines = { from: top - EDGE_TOLERANCE, to: top + grid.rows + EDGE_TOLERANCE };
  return (
    covers({ from: first, to: first + grid.columns }, shown.columns, held) &&
    covers(lines, shown.lines, { from: 0, to: finest.rows.rows })
  );
}

/** Whether a range has all of what is shown of what is held. */
function covers(range: Range, shown: Range, held: Range): boolean {
  const from = Math.max(shown.from, held.from);
  const to = Math.min(shown.to, held.to);
  return to <= from || (from >= range.from && to <= range.to);
}

interface Finest {
  readonly columnMs: number;
  readonly rowSize: number;
  /** The grid with those rows. */
  readonly rows: PictureGrid;
}

function finestOf(rasters: readonly Extent[]): Finest | undefined {
  const rows = rasters.map(({ grid }) => grid).toSorted((a, b) => a.rowSize - b.rowSize)[0];
  const columnMs = Math.min(...rasters.map(({ grid }) => grid.columnMs));
  return rows && { columnMs, rowSize: rows.rowSize, rows };
}

/** The columns and lines that meet the pane, also beyond what is held. */
function shownParts(axes: ChartAxes, { columnMs, rows }: Finest) {
  const { pane, time } = axes;
  const prices = visiblePrices(axes);
  const from = Math.floor(xToTime(time, pane.left) / columnMs);
  const to = Math.ceil(xToTime(time, pane.left + pane.width) / columnMs);
  if (!prices || !(to > from) || !Number.isFinite(to - from)) return undefined;
  const lines = {
    from: Math.floor(lineAtPrice(rows, prices.high)),
    to: Math.ceil(lineAtPrice(rows, prices.low)),
  };
  return { columns: { from, to }, lines };
}

/** The columns, of this length, that rasters hold something in. */
function heldColumns(rasters: readonly Extent[], columnMs: number): Range {
  const from = Math.min(...rasters.map(({ grid, first }) => first * grid.columnMs));
  const to = Math.max(...rasters.map(({ grid, head }) => head * grid.columnMs));
  return { from: columnAt({ columnMs }, from), to: Math.ceil(to / columnMs) };
}

/** What of a range lies within a limit, at least one cell. */
function within({ from, to }: Range, limit: Range): Range {
  const start = Math.min(Math.max(from, limit.from), limit.to - 1);
  return { from: start, to: Math.min(Math.max(to, start + 1), limit.to) };
}

/** The part of a range within its limit, and that margin of its own length around it where the limit has it. */
function widened(shown: Range, limit: Range, margin: number): Range {
  const { from, to } = within(shown, limit);
  const more = Math.ceil((to - from) * margin);
  return { from: Math.max(limit.from, from - more), to: Math.min(limit.to, to + more) };
}
