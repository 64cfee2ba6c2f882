import { dataStatus } from '@/components/overlay/data-status';
import type { OverlayStatus } from '@/components/overlay/chip';
import { nextRange, type Span } from '@/lib/playback/watch-range';
import type { MarketQuote, StatusReport, WatchRequest } from '@/lib/protocol/messages';
import type { Settings } from '@/lib/storage/settings';
import { shownLayers } from '@/lib/storage/shown-layers';
import type { PageMarket } from './page-market';

/** What is wanted of a market. */
export type Wish = Pick<WatchRequest, 'bookOf' | 'bookPooled' | 'layers'>;

export const wishOf = (settings: Settings): Wish => ({
  bookOf: settings.bookOf,
  bookPooled: settings.bookPooled,
  layers: shownLayers(settings),
});

/** What is in view. */
interface Sight {
  readonly seen: Span;
  readonly isMoving: boolean;
}

/** The market a page shows now, and what has come of it. */
export class LiveMarket {
  private asked: WatchRequest | undefined;
  /** Epoch ms. */
  private askedAt = -Infinity;
  private newest: MarketQuote | undefined;
  private quotedAt: number | undefined;

  constructor(private shown: PageMarket) {}

  get page(): PageMarket {
    return this.shown;
  }

  /** Takes what the page shows now; true when that changed. */
  follow(found: PageMarket): boolean {
    const { market, venue, foreign } = this.shown;
    this.shown = found;
    const isSame = found.market === market && found.venue === venue && found.foreign === foreign;
    if (!isSame) this.asked = undefined;
    if (found.market !== market) {
      this.newest = undefined;
      this.quotedAt = undefined;
    }
    return !isSame;
  }

  quote(quote: MarketQuote, now: number): void {
    this.newest = quote;
    this.quotedAt = now;
  }

  /** What to ask the background for when `seen` is in view; undefined while what was asked for serves. */
  request({ seen, isMoving }: Sight, wish: Wish, now: number): WatchRequest | undefined {
    const asked = this.asked && isSameWish(this.asked, wish) ? this.asked : undefined;
    const follows = !isMoving || Math.abs(now - this.askedAt) >= FOLLOW_MS;
    const isLeft = follows && asked !== undefined && isElsewhere(seen, asked.seen);
    const range = nextRange(seen, asked, now) ?? (isLeft ? asked : undefined);
    if (!range) return undefined;
    this.askedAt = now;
    const { market, venue, symbol, foreign } = this.shown;
    const { from, to } = range;
    const isForeign = foreign !== undefined;
    this.asked = { market, venue, isForeign, symbol, from, to, seen, isMoving, ...wish };
    return this.asked;
  }

  /** What lies between the page's prices and those of the columns: the columns' price minus the page's. */
  get basis(): number {
    return this.newest?.shifts.find(({ venue }) => venue === this.shown.venue)?.shift ?? 0;
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
      columnAt: this.quotedAt,
      now,
    });
    const { foreign } = this.shown;
    if (status.data !== 'live' || foreign === undefined) return status;
    return {
      ...status,
      data: 'degraded',
      note: `${foreign} is not recorded: other exchanges' books are shown, and at the side nothing where its candles may be`,
    };
  }
}

/** What lies at the side of a view that moves follows it this often. */
const FOLLOW_MS = 1_000;
/** A share of what is shown by which a view has to move for what lies at its side to be worked out anew. */
const MOVED = 0.02;

const isElsewhere = (seen: Span, before: Span) =>
  Math.abs(seen.from - before.from) + Math.abs(seen.to - before.to) > MOVED * (before.to - before.from);

const isSameWish = (one: Wish, other: Wish) =>
  one.bookOf === other.bookOf &&
  one.bookPooled === other.bookPooled &&
  one.layers.join() === other.layers.join();
