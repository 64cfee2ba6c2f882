import { ensureDefined } from '../core/assert';
import type { Side } from '../core/units';
import { type CellAge, cellAge } from '../heatmaps/order-book/age';
import type { BookColumn, Gap } from '../heatmaps/order-book/column';
import { poolColumns } from '../heatmaps/order-book/pool';
import { dequantise } from '../heatmaps/order-book/quantise';
import type { VenueId } from '../market/venues';
import { indexAt } from './index-at';
import { isSound } from './sound-column';

/** The decoded columns of a market, in order of time, and the stretches without any. */
export interface HeatContent {
  readonly stepMs: number;
  readonly columns: readonly BookColumn[];
  readonly gaps: readonly Gap[];
}

/** A rectangle of the chart: what one cell of the picture stands for. `to` and `high` are exclusive. */
export interface CellArea {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

export interface CellPeak {
  readonly time: number;
  readonly price: number;
  readonly age: CellAge | undefined;
}

/** What is known about a cell. Sizes are base units, the largest within the area. */
export type HeatCell =
  | { readonly kind: 'outside' }
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'unknown'; readonly venues: readonly VenueId[] }
  | {
      readonly kind: 'known';
      readonly size: Readonly<Record<Side, number>>;
      /** The largest single cell, and since when it has stood; undefined when both sides are empty. */
      readonly peak: CellPeak | undefined;
      /** The venues whose book reached this price, of all `venues` that made the column. */
      readonly knownBy: readonly VenueId[];
      readonly venues: readonly VenueId[];
    };

/** At most so many columns are held: 6 MB of cells at 1,000 bins. */
const MAX_COLUMNS = 3000;

/** Bins meet the edges of an area when they agree to this share of a bin. */
const EDGE_TOLERANCE = 1e-6;

const UNNAMED_GAP = 'nothing was recorded';

/** The columns of one market that a view holds in memory: the visible stretch with its margins, followed live. */
export class HeatWindow {
  private held: BookColumn[] = [];
  private namedGaps: readonly Gap[] = [];
  private step = 0;

  constructor(private readonly maxColumns = MAX_COLUMNS) {}

  get columns(): readonly BookColumn[] {
    return this.held;
  }

  get gaps(): readonly Gap[] {
    return this.namedGaps;
  }

  /** Milliseconds per column; shorter live columns are pooled into it. 0 before anything is held. */
  get stepMs(): number {
    return this.step;
  }

  get newest(): BookColumn | undefined {
    return this.held.at(-1);
  }

  /** Start of the oldest column and end of the newest; undefined while nothing is held. */
  get span(): { readonly from: number; readonly to: number } | undefined {
    const [first, last] = [this.held[0], this.held.at(-1)];
    return first && last && { from: first.time, to: last.time + last.stepMs };
  }

  /**
   * Holds these columns instead: pooled to a coarser step when there are too many, without damaged ones and any out
   * of order. Columns already held that are newer than all of them stay: history takes time to come.
   */
  replace({ stepMs, columns, gaps }: HeatContent): void {
    const live = this.held;
    const sound = columns.filter(isSound);
    const factor = poolFactor(sound, stepMs, this.maxColumns);
    this.held = [];
    this.step = stepMs * factor;
    this.namedGaps = gaps.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to) && to > from);
    for (const column of factor === 1 ? sound : poolColumns(sound, this.step)) this.append(column);
    for (const column of live) this.append(column);
  }

  /** Forgets everything, as when another market is shown. */
  clear(): void {
    this.held = [];
    this.namedGaps = [];
    this.step = 0;
  }

  /**
   * Adds a column; one shorter than the step is pooled into the column of its interval. False when it is damaged,
   * longer than the step or not newer than those held, and was left out.
   */
  append(column: BookColumn): boolean {
    if (!isSound(column)) return false;
    if (this.step === 0) this.step = column.stepMs;
    if (column.stepMs > this.step) return false;
    const last = this.held.at(-1);
    const end = last ? last.time + last.stepMs : -Infinity;
    if (column.time >= end) this.held.push(column.stepMs === this.step ? column : this.widened([column]));
    else if (!last || !this.belongsTo(last, column)) return false;
    else this.held.splice(-1, 1, this.widened([last, column]));
    if (this.held.length > this.maxColumns) this.held.shift();
    return true;
  }

  /** Columns of one interval as a single one of the window's step. */
  private widened(columns: readonly BookColumn[]): BookColumn {
    return ensureDefined(poolColumns(columns, this.step)[0], 'a pooled column');
  }

  private belongsTo(last: BookColumn, column: BookColumn): boolean {
    return column.stepMs < this.step && column.time >= last.time;
  }

  /** The column in force at a time; undefined in gaps and outside the history. */
  at(time: number): BookColumn | undefined {
    const column = this.held[indexAt(this.held, time)];
    return column && time < column.time + column.stepMs ? column : undefined;
  }

  /** The gap at a time: a named one, or any hole between two columns. */
  gapAt(time: number): Gap | undefined {
    if (this.at(time)) return undefined;
    const named = this.namedGaps.find(({ from, to }) => time >= from && time < to);
    if (named) return named;
    const index = indexAt(this.held, time);
    const [before, after] = [this.held[index], this.held[index + 1]];
    return before && after && { from: before.time + before.stepMs, to: after.time, reason: UNNAMED_GAP };
  }

  /** What is known about a cell of the picture. */
  cell(area: CellArea): HeatCell {
    const columns = this.columnsIn(area);
    if (columns.length === 0) {
      const gap = this.gapAt(area.from) ?? this.gapAt((area.from + area.to) / 2);
      return gap ? { kind: 'gap', gap } : { kind: 'outside' };
    }
    const middle = (area.low + area.high) / 2;
    const venues = venueIds(columns, () => true);
    const knownBy = venueIds(columns, ({ low, high }) => middle >= low && middle <= high);
    const [bid, ask] = [largest(columns, 'bid', area), largest(columns, 'ask', area)];
    if (knownBy.length === 0 && !bid && !ask) return { kind: 'unknown', venues };
    const size = { bid: bid?.size ?? 0, ask: ask?.size ?? 0 };
    return { kind: 'known', size, peak: this.peakOf(size.bid > size.ask ? bid : ask), knownBy, venues };
  }

  private peakOf(cell: Cell | undefined): CellPeak | undefined {
    if (!cell) return undefined;
    const age = cellAge(cell.column, cell, (time) => this.at(time));
    return { time: cell.column.time, price: cell.price, age };
  }

  private columnsIn({ from, to }: CellArea): readonly BookColumn[] {
    const first = indexAt(this.held, from);
    const start = this.at(from) ? first : first + 1;
    const end = indexAt(this.held, to);
    // A column that starts just where the area ends is outside.
    return this.held.slice(start, this.held[end]?.time === to ? end : end + 1);
  }
}

function venueIds(
  columns: readonly BookColumn[],
  wanted: (coverage: BookColumn['coverage'][number]) => boolean,
): readonly VenueId[] {
  return [...new Set(columns.flatMap(({ coverage }) => coverage.filter(wanted).map(({ venue }) => venue)))];
}

interface Cell {
  readonly column: BookColumn;
  readonly side: Side;
  readonly price: number;
  readonly size: number;
}

/** The largest cell of one side within the prices of an area, over all columns; the newest of equal ones. */
function largest(columns: readonly BookColumn[], side: Side, { low, high }: CellArea): Cell | undefined {
  let cell: Cell | undefined;
  for (const column of columns) {
    const { binSize, firstBin, count, unit } = column.grid;
    const first = Math.max(0, Math.floor(low / binSize + EDGE_TOLERANCE) - firstBin);
    const end = Math.min(count, Math.ceil(high / binSize - EDGE_TOLERANCE) - firstBin);
    for (let bin = first; bin < end; bin += 1) {
      const size = dequantise(column.cells[side][bin] ?? 0, unit);
      if (size > 0 && size >= (cell?.size ?? 0)) {
        cell = { column, side, price: (firstBin + bin + 0.5) * binSize, size };
      }
    }
  }
  return cell;
}

/** How many columns to pool into one so that at most `most` remain over the whole stretch. */
function poolFactor(columns: readonly BookColumn[], stepMs: number, most: number): number {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return 1;
  const steps = (last.time - first.time) / stepMs + 1;
  return 2 ** Math.max(0, Math.ceil(Math.log2(steps / most)));
}
