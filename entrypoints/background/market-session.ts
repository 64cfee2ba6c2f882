import { systemClock } from '@/lib/core/clock';
import { EXCHANGES } from '@/lib/exchanges/registry';
import { MarketHub } from '@/lib/feeds/market-hub';
import type { VenueStatus } from '@/lib/feeds/status';
import type { FeedEvent } from '@/lib/feeds/venue-feed';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { HeatSeries } from '@/lib/heatmaps/columns/series';
import { marketOf } from '@/lib/market/market-key';
import { VENUE_IDS, type VenueId } from '@/lib/market/venues';
import { Recording } from '@/lib/recording/recording';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { Settings } from '@/lib/storage/settings';
import { FEED_EDGES } from './edges';

export interface SessionListener {
  column(series: HeatSeries, column: HeatColumn): void;
  event(market: string, event: FeedEvent): void;
  /** The state of a venue changed. */
  status(status: VenueStatus): void;
  /** The columns that follow lie on another venue's prices than those before. */
  rebased(market: string, venue: VenueId): void;
  /** Trades of the venue were missed. */
  interrupted(market: string, venue: VenueId, symbol: string, reason: string): void;
}

/** The feeds of all venues and the recording of what they say. */
export class MarketSession {
  readonly hub: MarketHub;
  private readonly recording: Recording;
  private shown: readonly string[] = [];
  private permitted: ReadonlySet<VenueId> = new Set(VENUE_IDS);

  constructor(
    store: ColumnStore,
    private chosen: Settings,
    private readonly listener: SessionListener,
  ) {
    this.hub = new MarketHub(EXCHANGES, FEED_EDGES, {
      event: (event) => this.onEvent(event),
      gap: (venue, symbol, _from, reason) => this.onGap(venue, symbol, reason),
      status: (status) => listener.status(status),
    });
    this.recording = new Recording({
      books: (market) => this.hub.books(market),
      store,
      clock: systemClock,
      skewMs: () => this.skewMs,
      onColumn: (series, column) => listener.column(series, column),
      onReference: (market, venue) => listener.rebased(market, venue),
    });
    this.recording.start();
    this.configure(chosen);
  }

  get settings(): Settings {
    return this.chosen;
  }

  get markets(): readonly string[] {
    return [...new Set([...this.chosen.markets, ...this.shown])];
  }

  /** How every venue is doing, and which of them are left out of what is added up. */
  statuses(): readonly VenueStatus[] {
    return this.hub.statuses((market) => this.recording.quarantined(market));
  }

  /** Follows what the user chose. */
  configure(settings: Settings): void {
    this.chosen = settings;
    this.hub.setPaused(settings.paused);
    this.hub.setVenues(VENUE_IDS.filter((id) => settings.venues[id] && this.permitted.has(id)));
    this.follow();
  }

  /** Only these venues may be reached. */
  permit(venues: ReadonlySet<VenueId>): void {
    this.permitted = venues;
    this.configure(this.chosen);
  }

  /** Follows, besides the chosen markets, those that pages show. */
  show(markets: readonly string[]): void {
    this.shown = markets;
    this.follow();
  }

  private follow(): void {
    this.hub.watch(this.markets);
    this.recording.follow(this.markets);
  }

  private onEvent(event: FeedEvent): void {
    const market = this.marketOf(event.venue, event.symbol);
    if (market) this.listener.event(market, event);
  }

  private onGap(venue: VenueId, symbol: string, reason: string): void {
    const market = this.marketOf(venue, symbol);
    if (!market) return;
    this.recording.interrupted(market, venue, reason);
    this.listener.interrupted(market, venue, symbol, reason);
  }

  private marketOf(venue: VenueId, symbol: string): string | undefined {
    const instrument = this.hub.instrument(venue, symbol);
    return instrument && marketOf(instrument);
  }

  /** The exchanges agree on the time far better than a user's clock does: the middle of what they say. */
  get skewMs(): number {
    const skews = this.hub.clockSkews();
    return skews.toSorted((a, b) => a - b)[skews.length >> 1] ?? 0;
  }
}
