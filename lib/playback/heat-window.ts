import { ensureDefined } from '../core/assert';
import { type Side, SIDES } from '../core/units';
import { type CellAge, cellAge } from '../heatmaps/order-book/age';
import type { HeatColumn, Gap } from '../heatmaps/columns/column';
import { poolColumns } from '../heatmaps/columns/pool';
import { RunningMean } from '../heatmaps/columns/running-mean';
import type { Pooled } from '../heatmaps/columns/series';
import type { VenueId } from '../market/venues';
import { indexAt } from './index-at';
import { type LargestCell, largest, type PriceStretch } from './largest-cell';
import { isSound } from './sound-column';

/** The decoded columns of a market, in order of time, and the stretches without any. */
export interface HeatContent {
  readonly stepMs: number;
  readonly columns: readonly HeatColumn[];
  readonly gaps: readonly Gap[];
  /** What cells of columns longer than those that come live are: the greatest size when left out. */
  readonly pooled?: Pooled;
  /** The end of what was recorded of the newest column, epoch ms; needed for means. */
  readonly until?: number;
}

/** A rectangle of the chart: what one cell of the picture stands for. `to` and `high` are exclusive. */
export interface CellArea extends PriceStretch {
  readonly from: number;
  readonly to: number;
}

export interface CellPeak {
  readonly time: number;
  readonly price: number;
  readonly age: CellAge | undefined;
}

/** What is known about a cell. Sizes are base units, the largest within the area; of means the largest mean over its time. */
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

const UNNAMED_GAP = 'nothing was recorded';

/** The columns of one market that a view holds in memory: the visible stretch with its margins, followed live. */
export class HeatWindow {
  private held: HeatColumn[] = [];
  private namedGaps: readonly Gap[] = [];
  private step = 0;
  private kind: Pooled = 'max';
  /** The end of what the history knows, epoch ms. */
  private until = Number.NaN;
  /** Of means, the newest column while it goes on. */
  private running: RunningMean | undefined;

  constructor(private readonly maxColumns = MAX_COLUMNS) {}

  get columns(): readonly HeatColumn[] {
    return this.held;
  }

  get gaps(): readonly Gap[] {
    return this.namedGaps;
  }

  /** Milliseconds per column; shorter live columns are pooled into it. 0 before anything is held. */
  get stepMs(): number {
    return this.step;
  }

  /** What the cells of pooled columns are. */
  get pooled(): Pooled {
    return this.kind;
  }

  get newest(): HeatColumn | undefined {
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
  replace({ stepMs, columns, gaps, pooled = 'max', until = Number.NaN }: HeatContent): void {
    const live = this.held;
    const sound = columns.filter(isSound);
    const factor = poolFactor(sound, stepMs, this.maxColumns);
    this.clear();
    this.step = stepMs * factor;
    this.kind = pooled;
    this.until = until;
    this.namedGaps = gaps.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to) && to > from);
    for (const column of factor === 1 ? sound : poolColumns(sound, this.step, pooled)) this.append(column);
    for (const column of live) this.append(column);
  }

  /** Forgets everything, as when another market is shown. */
  clear(): void {
    this.held = [];
    this.namedGaps = [];
    this.step = 0;
    this.kind = 'max';
    this.until = Number.NaN;
    this.running = undefined;
  }

  /**
   * Adds a column; one shorter than the step is pooled into the column of its interval, one of the newest column's own
   * interval replaces it: it was worked out anew. False when it is damaged, longer than the step or older than those
   * held, and was left out.
   */
  append(column: HeatColumn): boolean {
    if (!isSound(column)) return false;
    if (this.step === 0) this.step = column.stepMs;
    if (column.stepMs > this.step) return false;
    const last = this.held.at(-1);
    const end = last ? last.time + last.stepMs : -Infinity;
    if (last && column.time < end) {
      const newest = this.newestWith(last, column);
      if (!newest) return false;
      this.held.splice(-1, 1, newest);
    } else this.held.push(column.stepMs === this.step ? column : this.opened(column));
    if (this.held.length > this.maxColumns) this.held.shift();
    return true;
  }

  /** The newest column after another of its interval came; undefined when that one is older. */
  private newestWith(last: HeatColumn, column: HeatColumn): HeatColumn | undefined {
    if (column.stepMs === this.step) return column.time === last.time ? column : undefined;
    if (column.time < last.time) return undefined;
    return this.kind === 'max' ? this.widened([last, column]) : this.meanWith(last, column);
  }

  /** The first column of an interval, in the window's step. */
  private opened(column: HeatColumn): HeatColumn {
    const opened = this.widened([column]);
    if (this.kind === 'mean') this.running = new RunningMean(opened, 1);
    return opened;
  }

  /** The mean of the newest interval with one more column; undefined when that one is in it already. */
  private meanWith(last: HeatColumn, column: HeatColumn): HeatColumn | undefined {
    if (column.time < this.until) return undefined;
    if (this.running?.column !== last) {
      const known = Math.max(column.stepMs, this.until - last.time);
      this.running = new RunningMean(last, known / column.stepMs);
    }
    this.running.add(column);
    this.until = column.time + column.stepMs;
    return this.running.column;
  }

  /** Columns of one interval as a single one of the window's step. */
  private widened(columns: readonly HeatColumn[]): HeatColumn {
    return ensureDefined(poolColumns(columns, this.step)[0], 'a pooled column');
  }

  /** The column in force at a time; undefined in gaps and outside the history. */
  at(time: number): HeatColumn | undefined {
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

  /** What is known about a cell of the picture, on some sides. */
  cell(area: CellArea, sides: readonly Side[] = SIDES): HeatCell {
    const columns = this.pooledIn(area);
    if (columns.length === 0) return this.missing(area);
    const middle = (area.low + area.high) / 2;
    const venues = venueIds(columns, () => true);
    const knownBy = venueIds(columns, ({ low, high }) => middle >= low && middle <= high);
    const on = (side: Side) => (sides.includes(side) ? largest(columns, side, area) : undefined);
    const [bid, ask] = [on('bid'), on('ask')];
    if (knownBy.length === 0 && !bid && !ask) return { kind: 'unknown', venues };
    const size = { bid: bid?.size ?? 0, ask: ask?.size ?? 0 };
    return { kind: 'known', size, peak: this.peakOf(size.bid > size.ask ? bid : ask), knownBy, venues };
  }

  private missing({ from, to }: CellArea): HeatCell {
    const gap = this.gapAt(from) ?? this.gapAt((from + to) / 2);
    return gap ? { kind: 'gap', gap } : { kind: 'outside' };
  }

  private peakOf(cell: LargestCell | undefined): CellPeak | undefined {
    if (!cell) return undefined;
    const age = cellAge(cell.column, cell, (time) => this.at(time));
    return { time: cell.column.time, price: cell.price, age };
  }

  /** The columns of an area; of means one. */
  private pooledIn(area: CellArea): readonly HeatColumn[] {
    const columns = this.columnsIn(area);
    const areMeans = this.kind === 'mean' && columns.length > 1;
    return areMeans ? poolColumns(columns, area.to - area.from, 'mean') : columns;
  }

  private columnsIn({ from, to }: CellArea): readonly HeatColumn[] {
    const first = indexAt(this.held, from);
    const start = this.at(from) ? first : first + 1;
    const end = indexAt(this.held, to);
    // A column that starts just where the area ends is outside.
    return this.held.slice(start, this.held[end]?.time === to ? end : end + 1);
  }
}

function venueIds(
  columns: readonly HeatColumn[],
  wanted: (coverage: HeatColumn['coverage'][number]) => boolean,
): readonly VenueId[] {
  return [...new Set(columns.flatMap(({ coverage }) => coverage.filter(wanted).map(({ venue }) => venue)))];
}

/** How many columns to pool into one so that at most `most` remain over the whole stretch. */
function poolFactor(columns: readonly HeatColumn[], stepMs: number, most: number): number {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return 1;
  const steps = (last.time - first.time) / stepMs + 1;
  return 2 ** Math.max(0, Math.ceil(Math.log2(steps / most)));
}
