import { dataStatus } from '@/components/overlay/data-status';
import type { OverlayStatus } from '@/components/overlay/chip';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import { nextRange, type Span } from '@/lib/playback/watch-range';
import type { StatusReport, WatchRequest } from '@/lib/protocol/messages';
import type { PageMarket } from './page-market';

/** The market a page shows now, and what has come of it. */
export class LiveMarket {
  private asked: Span | undefined;
  private newest: BookColumn | undefined;
  private columnAt: number | undefined;

  constructor(private shown: PageMarket) {}

  get page(): PageMarket {
    return this.shown;
  }

  /** Takes what the page shows now; true when that changed. */
  follow(found: PageMarket): boolean {
    const { market, venue } = this.shown;
    this.shown = found;
    if (found.market !== market) {
      this.asked = undefined;
      this.newest = undefined;
      this.columnAt = undefined;
    }
    return found.market !== market || found.venue !== venue;
  }

  column(column: BookColumn, now: number): void {
    this.newest = column;
    this.columnAt = now;
  }

  /** What to ask the background for when `seen` is in view; undefined while what was asked for serves. */
  request(seen: Span, now: number): WatchRequest | undefined {
    const range = nextRange(seen, this.asked, now);
    if (!range) return undefined;
    this.asked = range;
    const { market, venue, symbol } = this.shown;
    return { market, venue, symbol, ...range };
  }

  /** What lies between the page's prices and those of the columns: the columns' price minus the page's. */
  get basis(): number {
    return this.newest?.coverage.find(({ venue }) => venue === this.shown.venue)?.shift ?? 0;
  }

  /** The price on the page's venue: what the chart must fit to be painted. */
  get price(): number | undefined {
    if (!this.newest) return undefined;
    const mid = (this.newest.bid + this.newest.ask) / 2 - this.basis;
    return Number.isFinite(mid) ? mid : undefined;
  }

  status(report: StatusReport | undefined, now: number): OverlayStatus {
    const status = dataStatus({
      market: this.shown.known ? this.shown.market : '',
      report,
      columnAt: this.columnAt,
      now,
    });
    const { foreign } = this.shown;
    if (status.data !== 'live' || foreign === undefined) return status;
    return {
      ...status,
      data: 'degraded',
      note: `${foreign} is not recorded: other exchanges' books are shown`,
    };
  }
}
