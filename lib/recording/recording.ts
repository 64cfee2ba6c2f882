import type { Clock } from '../core/clock';
import type { HeatColumn } from '../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import type { ColumnStore } from '../storage/column-store';
import { GapWatch } from './gap-watch';
import { type ColumnsBySource, MarketRecorder } from './market-recorder';

export const STEP_MS = 1000;

/** How long after the turn of a second the books are read, so that frames of that second have arrived. */
const SETTLE_MS = 50;

export interface RecordingParts {
  /** The live books of a market, in the order of venues. The aggregate is laid on the prices of the first that can be right. */
  readonly books: (market: string) => readonly LiveBook[];
  readonly store: Pick<ColumnStore, 'append' | 'markGap'>;
  readonly clock: Clock;
  /** Exchange clock minus local clock, ms: columns carry the exchanges' time, as the charts do. */
  readonly skewMs: () => number;
  /** Hears of each column, of every venue and of all of them. */
  readonly onColumn: (series: HeatSeries, column: HeatColumn) => void;
  /** Hears, before the first of them, that a market's aggregate columns lie on another venue's prices from now on. */
  readonly onReference: (market: string, venue: VenueId) => void;
}

/** Samples every followed market once a second, stores the columns and hands the aggregate on. */
export class Recording {
  private markets: readonly string[] = [];
  private sampledAt = -Infinity;
  private readonly recorders = new Map<string, MarketRecorder>();
  private readonly watches = new Map<string, GapWatch>();
  private cancel: (() => void) | undefined;

  constructor(private readonly parts: RecordingParts) {}

  start(): void {
    this.cancel ??= this.schedule();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  /** Follows these markets and no others. */
  follow(markets: readonly string[]): void {
    this.markets = markets;
    for (const market of this.recorders.keys()) if (!markets.includes(market)) this.recorders.delete(market);
  }

  /** The venues that are left out of a market's aggregate, with the reason in words for the user. */
  quarantined(market: string): ReadonlyMap<VenueId, string> {
    return this.recorders.get(market)?.quarantined ?? new Map();
  }

  /** Tells why a venue's book of a market is about to miss columns. */
  interrupted(market: string, venue: VenueId, reason: string): void {
    this.watch({ layer: 'order-book', market, source: venue, stepMs: STEP_MS }).interrupt(reason);
    if (this.quarantined(market).has(venue)) return;
    this.watch({ layer: 'order-book', market, source: 'all', stepMs: STEP_MS }).interrupt(reason);
  }

  private schedule(): () => void {
    const { clock, skewMs } = this.parts;
    const into = (clock.now() + skewMs()) % STEP_MS;
    return clock.after(STEP_MS - into + SETTLE_MS, () => {
      this.cancel = this.schedule();
      this.sample(clock.now() + skewMs());
    });
  }

  private sample(now: number): void {
    const time = Math.floor(now / STEP_MS) * STEP_MS;
    // The measured skew moves a little; a second that was sampled is not sampled again.
    if (time <= this.sampledAt) return;
    this.sampledAt = time;
    for (const market of this.markets) {
      for (const [source, column] of this.columnsOf(market, time)) {
        const series: HeatSeries = { layer: 'order-book', market, source, stepMs: STEP_MS };
        this.record(series, column);
        this.parts.onColumn(series, column);
      }
    }
  }

  private columnsOf(market: string, time: number): ColumnsBySource {
    const books = this.parts.books(market);
    const heard = books.filter((book) => this.isHeard(market, book));
    return this.recorderOf(market).sample(time, books, heard);
  }

  /**
   * A book that is silent for longer than it ever was is left out: its connection has most likely died, which the feed
   * itself calls dead only once the venue's longest pause has passed.
   */
  private isHeard(
    market: string,
    { instrument, synced, heardAt = -Infinity, patienceMs }: LiveBook,
  ): boolean {
    if (this.parts.clock.now() - heardAt < patienceMs) return true;
    if (synced) this.interrupted(market, instrument.venue, 'the venue fell silent');
    return false;
  }

  private recorderOf(market: string): MarketRecorder {
    const present = this.recorders.get(market);
    if (present) return present;
    const recorder = new MarketRecorder({ market, stepMs: STEP_MS }, (venue) => {
      this.watch({ layer: 'order-book', market, source: 'all', stepMs: STEP_MS }).interrupt(
        'the reference venue changed',
      );
      this.parts.onReference(market, venue);
    });
    this.recorders.set(market, recorder);
    return recorder;
  }

  private record(series: HeatSeries, column: HeatColumn): void {
    const gap = this.watch(series).column(column.time);
    if (gap) this.parts.store.markGap(series, gap);
    this.parts.store.append(series, column);
  }

  private watch(series: HeatSeries): GapWatch {
    const key = seriesKey(series);
    const watch = this.watches.get(key) ?? new GapWatch(STEP_MS);
    this.watches.set(key, watch);
    return watch;
  }
}
