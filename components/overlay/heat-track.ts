import { type ChartView, xToTime, yToPrice } from '@/lib/charts/chart-view';
import { type Side, SIDES } from '@/lib/core/units';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import { poolColumns } from '@/lib/heatmaps/columns/pool';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import { type CellArea, type HeatCell, type HeatContent, HeatWindow } from '@/lib/playback/heat-window';
import { HeatRaster, type TimeSpan } from '@/lib/render/heat-raster';
import type { PaintedLayer } from '@/lib/render/merge-layers';
import { planRaster, type RasterContent, type RasterFit, rasterFit } from '@/lib/render/plan-raster';
import { rampColours, zoneRamps } from '@/lib/render/ramps';
import { columnAt } from '@/lib/render/raster-grid';
import { type CodeRange, type ColourTable, colourTable, type Histogram } from '@/lib/render/scale';
import { SessionScale } from '@/lib/render/session-scale';
import { ZONING } from '@/lib/render/zones';

/** The scale in use, as a legend shows it. */
export interface ScaleInUse {
  readonly range: CodeRange;
  readonly unit: number;
  readonly table: ColourTable;
  readonly histogram: Histogram;
}

/** One heatmap of a chart: the columns that are held of it, its cells on the present axes, and their colours. */
export class HeatTrack {
  readonly held = new HeatWindow();
  private raster: HeatRaster | undefined;
  private session: SessionScale | undefined;
  private range: CodeRange | undefined;
  private table: ColourTable | undefined;
  private stale = false;
  private sides: readonly Side[] = SIDES;
  /** How much of its opacity the layer deserves, 0…1. */
  private trust = 1;

  constructor(
    readonly id: HeatLayerId,
    private style: LayerStyle,
  ) {}

  get visible(): boolean {
    return this.style.visible;
  }

  get scale(): ScaleInUse | undefined {
    const { session, table, raster } = this;
    if (!session || !table || !raster) return undefined;
    return { range: session.range, unit: session.unit, table, histogram: session.histogram };
  }

  /** The cells as they are now; undefined while there are none. */
  get cells(): HeatRaster | undefined {
    return this.raster;
  }

  setStyle(style: LayerStyle): void {
    if (style.low !== this.style.low || style.high !== this.style.high) this.session?.setCutoffs(style);
    this.style = style;
    this.table = undefined;
  }

  /** Leaves one side out, or shows both. */
  setSides(sides: readonly Side[]): void {
    if (sides.join() === this.sides.join()) return;
    this.sides = sides;
    this.stale = true;
  }

  /** What is less sure is painted fainter. @param trust 0…1 */
  setTrust(trust: number): void {
    if (trust === this.trust) return;
    this.trust = trust;
    this.table = undefined;
  }

  replace(content: HeatContent): void {
    const { pooled } = this.held;
    this.held.replace(content);
    this.stale = true;
    // The colours of greatest sizes are none for means.
    if (pooled !== this.held.pooled) this.session = undefined;
  }

  clear(): void {
    this.held.clear();
    this.stale = true;
  }

  /** Adds a live column. Returns the stretch of time whose cells may have changed. */
  append(column: HeatColumn): TimeSpan | undefined {
    const { held, raster } = this;
    if (!held.append(column) || !raster) return undefined;
    if (held.pooled === 'max') return raster.put(column);
    const { grid } = raster;
    const slot = columnAt(grid, column.time);
    const before = held.columns.findLastIndex(({ time }) => columnAt(grid, time) < slot);
    const [mean] = poolColumns(held.columns.slice(before + 1), grid.columnMs, 'mean');
    return mean && raster.put(mean);
  }

  /** How well the cells suit the view. */
  fit(view: ChartView): RasterFit {
    const content = this.content();
    if (!content) return this.raster ? 'missing' : 'good';
    if (!this.raster || this.stale) return 'missing';
    const { grid, first } = this.raster;
    // Live columns pushed out old ones that the window still holds and the view shows.
    const visibleFrom = Math.max(content.from, xToTime(view.time, view.pane.left));
    return columnAt(grid, visibleFrom) < first ? 'missing' : rasterFit(grid, view, content);
  }

  /** Cuts the cells anew for the view. */
  rebuild(view: ChartView): void {
    const content = this.content();
    const grid = content && planRaster(view, content);
    this.stale = false;
    this.raster = grid && new HeatRaster(grid, ZONING[this.id].zoneOf, this.sides);
    const { columns, gaps, stepMs, pooled } = this.held;
    // A raster itself would keep the largest of several means.
    const areMeans = pooled === 'mean' && grid !== undefined && grid.columnMs > stepMs;
    this.raster?.load(areMeans ? poolColumns(columns, grid.columnMs, 'mean') : columns, gaps);
  }

  /** The layer as it is to be painted at a time, epoch ms; undefined while there is nothing. */
  painted(now: number): PaintedLayer | undefined {
    const { raster, held } = this;
    if (!raster) return undefined;
    if (this.session?.unit !== raster.grid.unit) {
      this.session = new SessionScale(this.style, raster.grid.unit);
      this.table = undefined;
    }
    const { firstRow, rows, rowSize } = raster.grid;
    const prices = { low: firstRow * rowSize, high: (firstRow + rows) * rowSize };
    this.session.observe(held.columns, prices, now);
    const table = this.tableOf(this.session.easedRange(now));
    return { raster, table, opacity: this.style.opacity * this.trust };
  }

  /** Whether a change of the scale is still being eased in. */
  isEasing(now: number): boolean {
    const eased = this.session?.easedRange(now);
    const held = this.session?.range;
    return eased?.low !== held?.low || eased?.high !== held?.high;
  }

  /** What is known about a cell, on the sides that are shown. */
  cell(area: CellArea): HeatCell {
    return this.held.cell(area, this.sides);
  }

  /** The cell at a client point; undefined while nothing is drawn. */
  areaAt({ price, time }: ChartView, x: number, y: number): CellArea | undefined {
    if (!this.raster) return undefined;
    const { columnMs, rowSize } = this.raster.grid;
    const [column, row] = [Math.floor(xToTime(time, x) / columnMs), Math.floor(yToPrice(price, y) / rowSize)];
    if (!Number.isFinite(column) || !Number.isFinite(row)) return undefined;
    return {
      from: column * columnMs,
      to: (column + 1) * columnMs,
      low: row * rowSize,
      high: (row + 1) * rowSize,
    };
  }

  private tableOf(range: CodeRange): ColourTable {
    const isSame = range.low === this.range?.low && range.high === this.range.high;
    if (this.table && isSame) return this.table;
    const { ramp, curve, gamma, opacity } = this.style;
    const colours = zoneRamps(ramp, ZONING[this.id].members).map(rampColours);
    this.range = range;
    this.table = colourTable(colours, { range, curve, gamma }, opacity * this.trust);
    return this.table;
  }

  private content(): RasterContent | undefined {
    const { span, newest, stepMs } = this.held;
    if (!span || !newest) return undefined;
    const { binSize, unit } = newest.grid;
    return { ...span, stepMs, binSize, unit, zones: ZONING[this.id].zones };
  }
}
