import { ensureDefined } from '@/lib/core/assert';
import { type ChartView, xToTime, yToPrice } from '@/lib/charts/chart-view';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import type { CellArea, HeatWindow } from '@/lib/playback/heat-window';
import { createHatching, type Hatching } from '@/lib/render/hatch';
import { HeatBitmap } from '@/lib/render/heat-bitmap';
import { clearHeat, paintHeat } from '@/lib/render/painter';
import { canvasSurface } from '@/lib/render/pixel-surface';
import { planRaster, type RasterContent, type RasterFit, rasterFit } from '@/lib/render/plan-raster';
import { columnAt } from '@/lib/render/raster-grid';
import { RAMPS, rampColours } from '@/lib/render/ramps';
import { type CodeRange, type ColourTable, codeRange, colourTable, type Histogram } from '@/lib/render/scale';

/** The scale in use, as a legend shows it. */
export interface ScaleInUse {
  readonly range: CodeRange;
  readonly unit: number;
  readonly table: ColourTable;
  readonly histogram: Histogram;
}

/** Percentile cut-offs are measured again after so many live columns: colours must not flicker. */
const RESCALE_COLUMNS = 10;

/** Draws the columns of a window on a canvas that covers the pane. */
export class HeatLayer {
  private readonly context: CanvasRenderingContext2D;
  private readonly hatching: Hatching;
  private bitmap: HeatBitmap | undefined;
  private inUse: ScaleInUse | undefined;
  private stale = false;
  private restyled = true;
  private sinceRescale = 0;

  constructor(
    private readonly document: Document,
    private readonly canvas: HTMLCanvasElement,
    private readonly window: HeatWindow,
    private style: LayerStyle,
  ) {
    this.context = ensureDefined(canvas.getContext('2d'), 'a 2D context');
    this.hatching = createHatching(this.context, this.surface);
  }

  get scale(): ScaleInUse | undefined {
    return this.inUse;
  }

  /** Draws what is ready, in the host's own frame. Says how well the bitmap suits the view. */
  draw(view: ChartView): RasterFit {
    this.fitCanvas(view);
    if (this.bitmap) {
      const { bitmap, hatching } = this;
      paintHeat(this.context, { axes: view, bitmap, hatching, opacity: this.style.opacity });
    } else clearHeat(this.context, view);
    return this.fit(view);
  }

  /** Cuts the cells anew where the view asks for it and settles the colours, then draws. */
  refresh(view: ChartView): void {
    if (this.fit(view) !== 'good') this.rebuild(view);
    if (this.sinceRescale >= RESCALE_COLUMNS) this.rescale();
    this.draw(view);
  }

  /** The window's columns were replaced: draw from them at the next refresh. */
  invalidate(): void {
    this.stale = true;
  }

  append(column: BookColumn): void {
    this.bitmap?.put(column);
    this.sinceRescale += 1;
  }

  setStyle(style: LayerStyle): void {
    this.style = style;
    this.restyled = true;
    this.rescale();
  }

  /** The cell of the picture at a client point; undefined while nothing is drawn. */
  areaAt({ price, time }: ChartView, x: number, y: number): CellArea | undefined {
    if (!this.bitmap) return undefined;
    const { columnMs, rowSize } = this.bitmap.grid;
    const [column, row] = [Math.floor(xToTime(time, x) / columnMs), Math.floor(yToPrice(price, y) / rowSize)];
    if (!Number.isFinite(column) || !Number.isFinite(row)) return undefined;
    return {
      from: column * columnMs,
      to: (column + 1) * columnMs,
      low: row * rowSize,
      high: (row + 1) * rowSize,
    };
  }

  private readonly surface = (width: number, height: number) => canvasSurface(this.document, width, height);

  /** One pixel per CSS pixel; setting the size also clears, so only when it changed. */
  private fitCanvas({ pane }: ChartView): void {
    const [width, height] = [Math.ceil(pane.width), Math.ceil(pane.height)];
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
  }

  private fit(view: ChartView): RasterFit {
    const content = this.content();
    if (!content) return this.bitmap ? 'missing' : 'good';
    if (!this.bitmap || this.stale) return 'missing';
    const { grid, first } = this.bitmap;
    // Live columns pushed out old ones that the window still holds and the view shows.
    const visibleFrom = Math.max(content.from, xToTime(view.time, view.pane.left));
    if (columnAt(grid, visibleFrom) < first) return 'missing';
    return rasterFit(grid, view, content);
  }

  private rebuild(view: ChartView): void {
    const content = this.content();
    const grid = content && planRaster(view, content);
    this.stale = false;
    this.bitmap = grid && new HeatBitmap(grid, this.surface(grid.columns, grid.rows));
    this.bitmap?.load(this.window.columns, this.window.gaps);
    this.rescale();
  }

  private rescale(): void {
    this.sinceRescale = 0;
    if (!this.bitmap) {
      this.inUse = undefined;
      return;
    }
    const { histogram, grid } = this.bitmap;
    const { low, high, ramp, opacity } = this.style;
    const range = codeRange(low, high, histogram, grid.unit);
    const before = this.restyled ? undefined : this.inUse;
    const same = before?.range.low === range.low && before.range.high === range.high;
    const table = same ? before.table : colourTable(rampColours(RAMPS[ramp]), range, opacity);
    this.inUse = { range, unit: grid.unit, table, histogram };
    this.restyled = false;
    this.bitmap.recolour(table);
  }

  private content(): RasterContent | undefined {
    const { span, newest, stepMs } = this.window;
    if (!span || !newest) return undefined;
    return { ...span, stepMs, binSize: newest.grid.binSize, unit: newest.grid.unit };
  }
}
