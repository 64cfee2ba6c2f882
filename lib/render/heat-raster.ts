import { type Side, SIDES } from '../core/units';
import type { HeatColumn, Gap } from '../heatmaps/columns/column';
import { layColumn } from './lay-column';
import { columnAt, type RasterGrid, slotOf } from './raster-grid';
import type { Histogram } from './scale';
import { findVeils, type ColumnVeil, type Veil } from './veils';
import { GAP, levelsOf, sizeCode, UNKNOWN, type Zoning } from './zones';

/** A stretch of epoch milliseconds; `to` is exclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The cells of one heatmap: a bitmap code each, row by row, in a ring of columns. Column `c` lies at
 * `x = c mod columns`; line 0 is the highest price. The newest column moves the ring on. A column that never came,
 * between others that did, is a gap.
 */
export class HeatRaster {
  /** The columns held: `first ≤ c < head`. */
  first = 0;
  head = 0;
  readonly codes: Uint8Array;
  /** How many cells hold each bitmap code. */
  private readonly counts = new Uint32Array(256);
  private readonly edges: ColumnVeil[];
  private readonly lines: Uint8Array;
  private veilCache: readonly Veil[] | undefined;

  constructor(
    readonly grid: RasterGrid,
    private readonly zoneOf: Zoning['zoneOf'],
    private readonly sides: readonly Side[] = SIDES,
  ) {
    this.codes = new Uint8Array(grid.columns * grid.rows);
    this.edges = Array.from({ length: grid.columns }, () => ({ kind: 'absent' }));
    this.lines = new Uint8Array(grid.rows);
    this.counts[0] = this.codes.length;
  }

  /** Lays a whole history, in order of time. */
  load(columns: readonly HeatColumn[], gaps: readonly Gap[]): void {
    for (const column of columns) this.put(column);
    for (const gap of gaps) this.layGap(gap);
  }

  /**
   * Lays one column. Returns the stretch of time whose cells may have changed, with the gap it may leave behind;
   * undefined for a column older than the ring, which is dropped.
   */
  put(column: HeatColumn): TimeSpan | undefined {
    const index = columnAt(this.grid, column.time);
    if (this.empty) this.first = this.head = index;
    if (!(index >= this.first)) return undefined;
    const from = Math.min(this.head, index);
    const slot = slotOf(this.grid, index);
    // Columns that share a slot add up in it; one that has it for itself was worked out anew.
    if (index < this.head && column.stepMs < this.grid.columnMs) this.read(slot);
    else if (index < this.head) this.lines.fill(UNKNOWN);
    else {
      this.advance(index);
      this.moveHead(index + 1);
      this.lines.fill(UNKNOWN);
    }
    layColumn(column, this.grid, this.zoneOf, this.lines, this.sides);
    this.store(slot, { kind: 'data', ...unknownEnds(this.lines) });
    return { from: from * this.grid.columnMs, to: (index + 1) * this.grid.columnMs };
  }

  /** How many cells hold each size, whatever their zone, over the whole raster; as it stands now. */
  get histogram(): Histogram {
    const { zones } = this.grid;
    const sizes = this.counts.slice();
    sizes.fill(0, 1, GAP);
    for (let cell = 1; cell <= zones * levelsOf(zones); cell += 1) {
      const size = sizeCode(zones, cell);
      sizes[size] = (sizes[size] ?? 0) + (this.counts[cell] ?? 0);
    }
    return sizes;
  }

  /** What is not known, as areas of time and price to be hatched. */
  get veils(): readonly Veil[] {
    const { grid, first, head } = this;
    this.veilCache ??= findVeils(grid, first, head, (c) => this.edges[slotOf(grid, c)]);
    return this.veilCache;
  }

  private get empty(): boolean {
    return this.first === this.head;
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
    this.store(slotOf(this.grid, column), { kind: 'gap' });
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
    const { codes, lines, counts } = this;
    for (let y = 0, at = slot; y < rows; y += 1, at += columns) {
      const before = codes[at] as number;
      const code = lines[y] as number;
      counts[before] = (counts[before] as number) - 1;
      counts[code] = (counts[code] as number) + 1;
      codes[at] = code;
    }
    this.edges[slot] = edge;
    this.veilCache = undefined;
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
