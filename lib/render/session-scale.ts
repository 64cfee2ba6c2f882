import { DAY_MS, MINUTE_MS } from '../core/durations';
import { SIDES } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { dequantise, quantise } from '../heatmaps/columns/quantise';
import type { LayerStyle } from '../heatmaps/layer-style';
import { binAt } from '../heatmaps/order-book/grid';
import type { PriceRange } from './plan-raster';
import { type CodeRange, codeRange, type Histogram } from './scale';
import { TOP_CODE } from './zones';

type Cutoffs = Pick<LayerStyle, 'low' | 'high'>;

/** How long a change of the range takes to show: a jump of all colours would pass for news. */
const EASE_MS = 300;

/**
 * The range of a layer's colours over one UTC day, so that a colour means the same size all day, wherever the view goes.
 * Percentiles are those of all cells shown since the day began, one column a minute, whatever the length of the columns;
 * the range they give widens only. Cut-offs by size hold as they are. A new day starts afresh with the first columns
 * it shows.
 */
export class SessionScale {
  /** How many cells of each size the session has shown. */
  readonly histogram: Histogram = new Uint32Array(256);
  private readonly minutes = new Set<number>();
  private day = Number.NaN;
  private held: CodeRange;
  private isBlank = true;
  /** Where the range comes from, and since when. */
  private before: CodeRange;
  private changedMs = -Infinity;

  /** @param unit the base size that code 1 stands for, in the range and the histogram. */
  constructor(
    private cutoffs: Cutoffs,
    readonly unit: number,
  ) {
    this.held = this.before = this.measured();
  }

  /** The range that holds, or is being eased to. */
  get range(): CodeRange {
    return this.held;
  }

  /** The base size from which on cells have the strongest colour. */
  get top(): number {
    return dequantise(this.held.high, this.unit);
  }

  /** Counts columns that are shown, between two prices, each minute of them once, at a time in epoch ms. */
  observe(columns: Iterable<HeatColumn>, prices: PriceRange, now: number): void {
    this.turnDay(now);
    const seen = this.minutes.size;
    for (const column of columns) {
      const minute = Math.floor(column.time / MINUTE_MS);
      if (this.minutes.has(minute)) continue;
      this.minutes.add(minute);
      this.count(column, prices);
    }
    if (this.minutes.size === seen) return;
    const range = this.measured();
    if (this.isBlank) this.change(range, now);
    else {
      const { low, high } = this.held;
      this.change({ low: Math.min(low, range.low), high: Math.max(high, range.high) }, now);
    }
    this.isBlank = false;
  }

  /** Takes other cut-offs, at once: whoever moves them looks at what they do. */
  setCutoffs(cutoffs: Cutoffs): void {
    this.cutoffs = cutoffs;
    this.held = this.before = this.measured();
  }

  /** The range to paint with at a time in epoch ms; {@link range} when the last change is over. */
  easedRange(now: number): CodeRange {
    const { low, high } = this.easedAt(now);
    const first = Math.round(low);
    return { low: first, high: Math.max(first + 1, Math.round(high)) };
  }

  private measured(): CodeRange {
    return codeRange(this.cutoffs.low, this.cutoffs.high, this.histogram, this.unit);
  }

  private change(range: CodeRange, now: number): void {
    if (range.low === this.held.low && range.high === this.held.high) return;
    // The first range of all comes from nowhere.
    const isFirst = this.changedMs === -Infinity && this.isBlank;
    this.before = isFirst ? range : this.easedAt(now);
    this.held = range;
    this.changedMs = now;
  }

  /** In fractions of a code. */
  private easedAt(now: number): CodeRange {
    const share = Math.min(1, Math.max(0, (now - this.changedMs) / EASE_MS));
    const eased = share * share * (3 - 2 * share);
    const between = (from: number, to: number) => from + (to - from) * eased;
    return {
      low: between(this.before.low, this.held.low),
      high: between(this.before.high, this.held.high),
    };
  }

  private turnDay(now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (day === this.day) return;
    this.day = day;
    this.histogram.fill(0);
    this.minutes.clear();
    this.isBlank = true;
  }

  private count({ cells, grid }: HeatColumn, { low, high }: PriceRange): void {
    const { histogram } = this;
    const [first, end] = [Math.max(0, binAt(grid, low)), Math.max(0, binAt(grid, high) + 1)];
    for (const side of SIDES) {
      for (const code of cells[side].subarray(first, end)) {
        if (code === 0) continue;
        const own = grid.unit === this.unit ? code : quantise(dequantise(code, grid.unit), this.unit);
        const held = Math.min(own, TOP_CODE);
        histogram[held] = (histogram[held] ?? 0) + 1;
      }
    }
  }
}
