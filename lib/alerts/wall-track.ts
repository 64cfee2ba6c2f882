import type { Side } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { VenueId } from '../market/venues';
import { sizeBetween, type WallRun } from './wall-run';

/** How far, in bins, a wall may slip between two columns and still be the same: a venue's basis moves its whole book. */
export const SLACK_BINS = 2;
/** A wall stands until less than this share of its peak is left. */
export const END_SHARE = 0.5;

/** A trade laid on the column's grid. */
export interface GridTrade {
  readonly bin: number;
  readonly size: number;
  readonly side: 'buy' | 'sell';
}

/** One wall followed from column to column, with what was traded out of it. */
export class WallTrack {
  readonly side: Side;
  readonly bornAt: number;
  /** The venues that make it up; when the set changes, sizes cannot be compared any more. */
  readonly venues: readonly VenueId[];
  /** True until it was decided whether the user hears of its birth. */
  unannounced: boolean;
  /** Bins that count as the wall: its run and one more on either side. */
  from = 0;
  to = 0;
  peak = 0;
  /** The greatest size of the run, and when that was. */
  size = 0;
  peakAt = 0;
  /** Base units traded against it since its peak. */
  executed = 0;
  /** The price came to it or traded past it since its peak. */
  reached = false;
  /** When less than half was left; undefined while it stands. */
  endedAt: number | undefined;
  /** Time of the last column in which it stood. */
  stoodAt: number;
  /** Between columns: what each of its venues held after the peak, and since when less than half is left, epoch ms. */
  glimpse: { readonly sizes: readonly number[]; readonly lowSince?: number } | undefined;
  /** Base units between `from` and `to`: at the peak and now. */
  spanPeak = 0;
  private spanNow = 0;

  constructor(run: WallRun, column: HeatColumn, origin: { venues: readonly VenueId[]; isNew: boolean }) {
    this.side = run.side;
    this.bornAt = column.time;
    this.stoodAt = column.time;
    this.venues = origin.venues;
    this.unannounced = origin.isNew;
    this.anchor(run, column);
    this.crest(run, column);
  }

  owns({ side, from, to }: WallRun): boolean {
    return side === this.side && from <= this.to + SLACK_BINS && to >= this.from - SLACK_BINS;
  }

  /** Takes the wall's share of trades that happened before `column` was made. */
  trade({ bin, size, side }: GridTrade): void {
    const isBid = this.side === 'bid';
    if (side !== (isBid ? 'sell' : 'buy')) return;
    if (isBid ? bin < this.from : bin > this.to) this.reached = true;
    else if (bin >= this.from && bin <= this.to) this.executed += size;
  }

  /** Compares the wall with the next column; `run` is the run it owns there, if any. */
  follow(column: HeatColumn, run: WallRun | undefined): void {
    this.spanNow = sizeBetween(column, this.side, this.from, this.to);
    if (run && this.shouldAnchor(run, column)) this.anchor(run, column);
    if (this.spanNow >= END_SHARE * this.spanPeak) {
      this.endedAt = undefined;
      this.stoodAt = column.time;
    } else {
      this.endedAt ??= column.time;
    }
    if (run && this.spanNow > this.spanPeak) this.crest(run, column);
    if (this.isTouched(column)) this.reached = true;
  }

  /** Share of what is gone since the peak that trades account for. */
  get executedShare(): number {
    return this.executed / (this.spanPeak - this.spanNow);
  }

  /** True when the run shows more than the old bins do, or is all that is left of a wall that slipped. */
  private shouldAnchor(run: WallRun, column: HeatColumn): boolean {
    const there = sizeBetween(column, this.side, run.from - 1, run.to + 1);
    return there > this.spanPeak || (this.spanNow < END_SHARE * this.spanPeak && there > this.spanNow);
  }

  private anchor(run: WallRun, column: HeatColumn): void {
    this.from = run.from - 1;
    this.to = run.to + 1;
    this.peak = run.peak;
    this.glimpse = undefined;
    this.spanNow = sizeBetween(column, this.side, this.from, this.to);
  }

  /** Takes what stands there now as the peak: the account of what leaves the wall starts again. */
  crest(run: WallRun, column: HeatColumn): void {
    this.spanPeak = this.spanNow;
    this.glimpse = undefined;
    this.size = run.size;
    this.peak = run.peak;
    this.peakAt = column.time;
    this.executed = 0;
    this.reached = this.isTouched(column);
  }

  /** Whether the price is at it. */
  isTouched({ bid, ask, grid }: Pick<HeatColumn, 'bid' | 'ask' | 'grid'>): boolean {
    return this.side === 'bid' ? bid < (this.peak + 1) * grid.binSize : ask >= this.peak * grid.binSize;
  }
}
