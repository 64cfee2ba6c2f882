import { type Block, type MappedLayer, mapSlots, mergeBlock, type PaintedLayer } from './merge-layers';
import type { TimeSpan } from './heat-raster';
import type { PixelSurface, SurfaceMaker } from './pixel-surface';
import type { CompositePlan } from './plan-composite';
import { columnAt, type PictureGrid, slotOf } from './raster-grid';
import type { Veil } from './veils';

/** Lines merged per write: keeps the pixel buffer small. */
const BAND_LINES = 64;

/**
 * Heatmaps merged into one picture, so that a frame draws one image however many layers there are. Each layer keeps its
 * own cells; a cell of the picture shows what every layer holds at its middle.
 *
 * A new order or new colours are merged on a spare surface, a few lines at a time if so wished, and show at once when
 * all is done. Live columns are merged into what shows.
 */
export class CompositeBitmap {
  readonly grid: PictureGrid;
  /** The first column of the window that the ring stands for. */
  private start: number;
  private wished: readonly PaintedLayer[] = [];
  /** Those that show, or are being merged. */
  private layers: readonly MappedLayer[] = [];
  private shown: PixelSurface;
  private spare: PixelSurface;
  private readonly pixels: Uint32Array<ArrayBuffer>;
  /** The end of the newest column that was heard of. */
  private known = -Infinity;
  /** Lines merged on the spare surface; all of them when it waits for the next time. */
  private merged: number;

  constructor({ grid, first }: CompositePlan, surface: SurfaceMaker) {
    this.grid = grid;
    this.start = first;
    this.merged = grid.rows;
    this.shown = surface(grid.columns, grid.rows);
    this.spare = surface(grid.columns, grid.rows);
    this.pixels = new Uint32Array(Math.max(grid.rows, grid.columns * Math.min(BAND_LINES, grid.rows)));
  }

  get image(): CanvasImageSource {
    return this.shown.image;
  }

  /** The window of the picture as it stands, to be judged by `compositeFits`. */
  get plan(): CompositePlan {
    return { grid: this.grid, first: this.start };
  }

  /** The columns in which any layer holds something: `first ≤ c < head`. */
  get first(): number {
    const starts = this.layers.map(({ raster }) => raster.first * raster.grid.columnMs);
    return Math.min(this.end, Math.max(this.start, columnAt(this.grid, Math.min(...starts))));
  }

  get head(): number {
    return Math.max(this.first, Math.min(this.end, this.newest));
  }

  /**
   * The areas to hatch: those of the upper-most layer that has any. What a layer does not know is hatched even where one
   * below it shows something, for it must not pass as empty; two hatchings on one another could not be read.
   */
  get veils(): readonly Veil[] {
    return this.veiled?.raster.veils ?? [];
  }

  /** Of the layer whose areas are hatched, 0…1. */
  get veilOpacity(): number {
    return this.veiled?.opacity ?? 1;
  }

  /**
   * Takes these layers instead, the first at the bottom; they show when they are merged. Other colours for layers that
   * are being merged wait until that is done: colours that change with every frame would never show otherwise.
   */
  setLayers(layers: readonly PaintedLayer[]): void {
    this.wished = layers;
    if (this.merged === this.grid.rows || !haveSame('raster', layers, this.layers)) this.begin();
  }

  /** Merges so many more lines of what is new; true when all is merged and shows. */
  merge(lines = Infinity): boolean {
    const { columns, rows } = this.grid;
    for (let left = lines; this.merged < rows;) {
      if (left <= 0) return false;
      const height = Math.min(BAND_LINES, rows - this.merged, left);
      this.write([this.spare], { x: 0, y: this.merged, width: columns, height });
      this.merged += height;
      left -= height;
      if (this.merged === rows) this.show();
    }
    return true;
  }

  /** Merges anew what lies in a stretch of time, after a layer put a column there. */
  update({ from, to }: TimeSpan): void {
    this.follow();
    const first = Math.max(this.start, columnAt(this.grid, from));
    const end = Math.min(this.end, Math.ceil(to / this.grid.columnMs));
    this.mapColumns(first, end);
    // What is merged on the spare surface must have the column too.
    const targets = this.merged < this.grid.rows ? [this.shown, this.spare] : [this.shown];
    const { columns, rows } = this.grid;
    const widest = Math.floor(this.pixels.length / rows);
    for (let column = first; column < end;) {
      const x = slotOf(this.grid, column);
      const width = Math.min(end - column, columns - x, widest);
      this.write(targets, { x, y: 0, width, height: rows });
      column += width;
    }
  }

  private show(): void {
    [this.shown, this.spare] = [this.spare, this.shown];
    this.begin();
  }

  /** Starts to merge the wished layers, if they are not those that show. */
  private begin(): void {
    if (haveSame('raster', this.wished, this.layers) && haveSame('table', this.wished, this.layers)) return;
    this.layers = this.wished.map((layer) => ({ ...layer, slots: new Int32Array(this.grid.columns) }));
    this.known = this.newest;
    this.mapColumns(this.start, this.end);
    this.merged = 0;
  }

  private get end(): number {
    return this.start + this.grid.columns;
  }

  /** The end, in columns of the picture, of the newest column of any layer. */
  private get newest(): number {
    const ends = this.layers.map(({ raster }) => raster.head * raster.grid.columnMs);
    return Math.ceil(Math.max(...ends) / this.grid.columnMs);
  }

  private get veiled(): PaintedLayer | undefined {
    return this.layers.findLast(({ raster }) => raster.veils.length > 0);
  }

  /** Moves the window on to the newest column, unless it shows only the past. */
  private follow(): void {
    const isLive = this.end >= this.known;
    this.known = this.newest;
    if (isLive) this.start = Math.max(this.start, this.known - this.grid.columns);
  }

  private mapColumns(from: number, to: number): void {
    for (const { raster, slots } of this.layers) mapSlots(slots, this.grid, raster, from, to);
  }

  private write(targets: readonly PixelSurface[], block: Block): void {
    mergeBlock(this.layers, this.grid, block, this.pixels);
    const bytes = new Uint8ClampedArray(this.pixels.buffer, 0, block.width * block.height * 4);
    for (const target of targets) target.write(bytes, block.x, block.y, block.width, block.height);
  }
}

function haveSame(
  part: 'raster' | 'table',
  one: readonly PaintedLayer[],
  other: readonly PaintedLayer[],
): boolean {
  return one.length === other.length && one.every((layer, at) => layer[part] === other[at]?.[part]);
}
