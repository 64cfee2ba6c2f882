import { cascadeOccurrence } from '@/lib/alerts/cascade-occurrence';
import { filledWallOccurrence } from '@/lib/alerts/filled-wall-occurrence';
import type { MarketGlance } from '@/lib/alerts/wall-glance';
import type { ToldCascade } from '@/lib/derive/cascade-books';
import type { ClusterWatch } from '@/lib/derive/cluster-watch';
import type { FeedEvent } from '@/lib/feeds/venue-feed';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { HeatSeries } from '@/lib/heatmaps/columns/series';
import type { VenueId } from '@/lib/market/venues';
import type { AlertDesk } from './alert-desk';
import type { Endings } from './endings';
import { Glances } from './glances';
import type { MarketBooks } from './market-books';
import type { MarketSession } from './market-session';
import { WallWatch } from './wall-watch';

interface Work {
  readonly session: MarketSession;
  /** Undefined while they are being opened. */
  readonly clusters: ClusterWatch | undefined;
}

/** Watches the markets second by second for walls and cascades, and between for what cannot wait. */
export class LiveWatches {
  private readonly glances: Glances;
  private readonly aggregate = new WallWatch();

  constructor(
    private readonly desk: AlertDesk,
    private readonly endings: Endings,
    readonly books: MarketBooks,
    private readonly work: () => Work,
  ) {
    this.glances = new Glances(work, (market, glance) => this.glance(market, glance));
  }

  event(market: string, event: FeedEvent): void {
    if (event.type === 'trade') this.aggregate.trade(market, event);
    this.books.event(market, event);
  }

  tradesLost(market: string, venue: VenueId): void {
    this.aggregate.tradesLost(market, venue);
    this.books.walls.tradesLost(market, venue);
  }

  /** The columns that follow lie on another venue's prices. */
  rebased(market: string, venue: VenueId): void {
    this.aggregate.restart(market);
    this.books.rebased(market, venue);
    this.glances.rebased(market, venue);
  }

  /** Takes a column of a venue, or of all. */
  column({ market, source }: HeatSeries, column: HeatColumn): void {
    if (source === 'all') this.all(market, column);
    else this.venue(market, source, column);
  }

  private venue(market: string, venue: VenueId, column: HeatColumn): void {
    const books = this.work().session.hub.books(market);
    const live = books.find(({ instrument }) => instrument.venue === venue);
    if (!live) return;
    const ended = this.endings.walls(market, venue, this.books.book(market, live, column));
    const { bid = NaN, ask = NaN, coverage = [] } = this.glances.newest(market) ?? {};
    const shift = coverage.find((one) => one.venue === venue)?.shift;
    if (shift === undefined) return;
    const place = { market, venue, shift, mid: (bid + ask) / 2 };
    const filled = ended.flatMap((wall) => filledWallOccurrence(wall, place) ?? []);
    void this.desk.hear(filled, this.books.keptWalls);
  }

  private all(market: string, column: HeatColumn): void {
    const { hub, settings } = this.work().session;
    this.glances.column(market, column);
    void this.desk.hear(this.aggregate.column(market, column, settings.alertRules));
    const venues = hub.books(market).map(({ instrument }) => instrument.venue);
    this.tellCascades(market, this.books.cascades.second(market, column, venues));
  }

  /** The price may enter a zone, a cascade begin and a wall be pulled at any moment. */
  private glance(market: string, glance: MarketGlance): void {
    const price = (glance.bid + glance.ask) / 2;
    this.work().clusters?.price(market, price);
    this.tellCascades(market, this.books.cascades.look(market, glance.time, price));
    void this.desk.hear(this.aggregate.glance(market, glance));
  }

  private tellCascades(market: string, told: readonly ToldCascade[]): void {
    this.endings.cascades(market, told);
    this.books.told(market, told);
    const occurrences = told.map(({ note, ...basis }) => cascadeOccurrence(note, { market, ...basis }));
    void this.desk.hear(occurrences, this.books.keptCascades);
  }
}
