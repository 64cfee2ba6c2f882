import type { BookColumn, Gap } from '../heatmaps/order-book/column';
import { layColumn } from './lay-column';
import type { PixelSurface } from './pixel-surface';
import { columnAt, type RasterGrid } from './raster-grid';
import { type ColourTable, GAP, type Histogram, UNKNOWN } from './scale';
import { findVeils, type ColumnVeil, type Veil } from './veils';

/** Lines coloured per write of a full recolour: keeps the pixel buffer small. */
const BAND_LINES = 64;

/**
 * A heatmap as one picture: a code per cell, row by row, and its RGBA pixels on a surface as wide as the ring of
 * columns and as high as the rows. Column `c` lies at `x = c mod columns`; line 0 is the highest price.
 * The newest column moves the ring on. A column that never came, between others that did, is a gap.
 */
export class HeatBitmap {
  /** Cells by code, over the whole bitmap. */
  readonly histogram: Histogram = new Uint32Array(256);
  /** The columns held: `first ≤ c < head`. */
  first = 0;
  head = 0;
  private readonly codes: Uint8Array;
  private readonly edges: ColumnVeil[];
  private readonly lines: Uint8Array;
  private readonly pixels: Uint32Array<ArrayBuffer>;
  /** Undefined until the first colours are given. */
  private table: ColourTable | undefined;
  private veilCache: readonly Veil[] | undefined;

  constructor(
    readonly grid: RasterGrid,
    private readonly surface: PixelSurface,
  ) {
    this.codes = new Uint8Array(grid.columns * grid.rows);
    this.edges = Array.from({ length: grid.columns }, () => ({ kind: 'absent' }));
    this.lines = new Uint8Array(grid.rows);
    this.pixels = new Uint32Array(Math.max(grid.rows, grid.columns * Math.min(BAND_LINES, grid.rows)));
    this.histogram[0] = this.codes.length;
  }

  get image(): CanvasImageSource {
    return this.surface.image;
  }

  /** Lays a whole history, in order of time. It shows once it is coloured. */
  load(columns: readonly BookColumn[], gaps: readonly Gap[]): void {
    for (const column of columns) this.lay(column);
    for (const gap of gaps) this.layGap(gap);
    this.table = undefined;
  }

  /** Lays one column and colours it, together with the gap it may leave behind. One older than the ring is dropped. */
  put(column: BookColumn): void {
    const from = this.empty ? columnAt(this.grid, column.time) : this.head;
    if (!this.lay(column)) return;
    const { table } = this;
    if (!table) return;
    const index = columnAt(this.grid, column.time);
    for (let c = Math.min(from, index); c <= index; c += 1) this.colourColumn(this.slot(c), table);
  }

  /** Colours every cell anew; nothing happens when the table is the one in use. */
  recolour(table: ColourTable): void {
    if (table === this.table) return;
    this.table = table;
    this.colourAll(table);
  }

  /** What is not known, as areas of time and price to be hatched. */
  get veils(): readonly Veil[] {
    this.veilCache ??= findVeils(this.grid, this.first, this.head, (c) => this.edges[this.slot(c)]);
    return this.veilCache;
  }

  private get empty(): boolean {
    return this.first === this.head;
  }

  private slot(column: number): number {
    const rest = column % this.grid.columns;
    return rest < 0 ? rest + this.grid.columns : rest;
  }

  private lay(column: BookColumn): boolean {
    const index = columnAt(this.grid, column.time);
    if (this.empty) this.first = this.head = index;
    if (!(index >= this.first)) return false;
    const slot = this.slot(index);
    if (index < this.head) this.read(slot);
    else {
      this.advance(index);
      this.moveHead(index + 1);
      this.lines.fill(UNKNOWN);
    }
    layColumn(column, this.grid, this.lines);
    this.store(slot, { kind: 'data', ...unknownEnds(this.lines) });
    return true;
  }

  /** Marks the columns of a stretch that has none, also before the first and after the newest. */
  private layGap({ from, to }: Gap): void {
    if (this.empty) return;
    const end = Math.ceil(to / this.grid.columnMs);
    if (end > this.head) this.advance(end);
    const start = Math.max(columnAt(this.grid, from), this.head - this.grid.columns);
    while (start < this.first && end >= this.first) this.clear(--this.first);
  }

  /** Moves the ring on until it ends before `head`; what it takes in is a gap. */
  private advance(head: number): void {
    if (head - this.head > this.grid.columns) this.head = this.first = head - this.grid.columns;
    while (this.head < head) {
      this.clear(this.head);
      this.moveHead(this.head + 1);
    }
  }

  private moveHead(head: number): void {
    this.head = head;
    this.first = Math.max(this.first, head - this.grid.columns);
  }

  private clear(column: number): void {
    this.lines.fill(GAP);
    this.store(this.slot(column), { kind: 'gap' });
  }

  /** The codes of a column into `lines`, those of a gap as unknown: they are about to be laid on. */
  private read(slot: number): void {
    const { columns, rows } = this.grid;
    for (let y = 0, at = slot; y < rows; y += 1, at += columns) {
      const code = this.codes[at] ?? 0;
      this.lines[y] = code === GAP ? UNKNOWN : code;
    }
  }

  private store(slot: number, edge: ColumnVeil): void {
    const { columns, rows } = this.grid;
    const { codes, lines, histogram } = this;
    for (let y = 0, at = slot; y < rows; y += 1, at += columns) {
      const before = codes[at] as number;
      const code = lines[y] as number;
      histogram[before] = (histogram[before] as number) - 1;
      histogram[code] = (histogram[code] as number) + 1;
      codes[at] = code;
    }
    this.edges[slot] = edge;
    this.veilCache = undefined;
  }

  private colourColumn(slot: number, table: ColourTable): void {
    const { columns, rows } = this.grid;
    const { codes, pixels } = this;
    for (let y = 0, at = slot; y < rows; y += 1, at += columns) {
      pixels[y] = table[codes[at] as number] as number;
    }
    this.surface.write(this.bytes(rows), slot, 0, 1, rows);
  }

  private colourAll(table: ColourTable): void {
    const { columns, rows } = this.grid;
    const { codes, pixels } = this;
    for (let y = 0; y < rows; y += BAND_LINES) {
      const lines = Math.min(BAND_LINES, rows - y);
      const start = y * columns;
      for (let i = 0; i < lines * columns; i += 1) pixels[i] = table[codes[start + i] as number] as number;
      this.surface.write(this.bytes(lines * columns), 0, y, columns, lines);
    }
  }

  private bytes(pixels: number): Uint8ClampedArray<ArrayBuffer> {
    return new Uint8ClampedArray(this.pixels.buffer, 0, pixels * 4);
  }
}

/** How many lines from the top and from the bottom of a column are unknown. */
function unknownEnds(lines: Uint8Array): { readonly top: number; readonly bottom: number } {
  let top = 0;
  while (top < lines.length && lines[top] === UNKNOWN) top += 1;
  let bottom = 0;
  while (bottom < lines.length - top && lines[lines.length - 1 - bottom] === UNKNOWN) bottom += 1;
  return { top, bottom };
}
