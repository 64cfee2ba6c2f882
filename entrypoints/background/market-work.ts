import { Backfill } from '@/lib/backfill/backfill';
import { systemClock } from '@/lib/core/clock';
import type { ClusterWatch } from '@/lib/derive/cluster-watch';
import type { VenueId } from '@/lib/market/venues';
import type { SessionArea } from '@/lib/platform/session-area';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { Database } from '@/lib/storage/database';
import { EndingStore } from '@/lib/storage/ending-store';
import { JournalStore } from '@/lib/storage/journal-store';
import { PageStore } from '@/lib/storage/page-store';
import type { Settings } from '@/lib/storage/settings';
import type { AlertDesk } from './alert-desk';
import { DerivedSession } from './derived-session';
import { Endings } from './endings';
import { quoteOf } from './heat-history';
import { historyTargets } from './history-targets';
import type { LiveStreams } from './live-streams';
import { LiveWatches } from './live-watches';
import { MarketBooks } from './market-books';
import { MarketSession } from './market-session';
import { MinuteWatch } from './minute-watch';
import { watchPermittedVenues } from './permitted-venues';
import type { PositionWatch } from './position-watch';
import { ReadDesk } from './read-desk';
import { ReadSources } from './read-sources';
import { keepTrimmed } from './retention';
import { SideFeed } from './side-feed';
import { watchClusters } from './watch-clusters';

export interface WorkParts {
  readonly database: Database;
  readonly columns: ColumnStore;
  readonly settings: Settings;
  readonly streams: LiveStreams;
  readonly positions: PositionWatch;
  readonly desk: AlertDesk;
  readonly area: SessionArea;
}

/** Everything that goes on with the markets, once storage and settings are there. */
export interface MarketWork {
  readonly session: MarketSession;
  readonly derived: DerivedSession;
  readonly sides: SideFeed;
  readonly clusters: ClusterWatch;
  readonly reads: ReadDesk;
  readonly backfill: Backfill;
}

export function openMarketWork(parts: WorkParts): MarketWork {
  const { database, columns, streams, positions, desk, area } = parts;
  // Feeds say how they are while the session is being made.
  let work: MarketWork | undefined;
  const endings = new EndingStore(database);
  const watches = new LiveWatches(desk, new Endings(endings), new MarketBooks(area), () => ({
    session,
    clusters: work?.clusters,
  }));
  const session: MarketSession = new MarketSession(columns, parts.settings, {
    column(series, column) {
      streams.publish(series, column);
      watches.column(series, column);
      if (series.source !== 'all') return;
      const [{ market }, quote] = [series, quoteOf(column)];
      work?.clusters.quote(market, quote);
      work?.reads.column(market, column);
      streams.quote(market, quote);
      work?.sides.quote(market, quote);
      work?.derived.maps.price(market, (quote.bid + quote.ask) / 2);
    },
    event(market, event) {
      positions.event(event);
      work?.derived.event(event);
      watches.event(market, event);
      if (event.type === 'liquidation') work?.clusters.liquidation(market, event);
    },
    status: (status) => work?.derived.maps.status(status),
    rebased: (market, venue) => watches.rebased(market, venue),
    interrupted(market: string, venue: VenueId, symbol: string, reason: string) {
      watches.tradesLost(market, venue);
      work?.derived.maps.missed(venue, symbol, reason);
    },
  });
  const backfill = new Backfill({
    clock: systemClock,
    skewMs: () => session.skewMs,
    random: Math.random,
    store: new PageStore(database),
    targets: () => historyTargets(session),
  });
  const derived = new DerivedSession(session, positions, database, () => backfill.progress, {
    onColumn: (series, column) => streams.publish(series, column),
    onHistory(market, layer) {
      streams.resend(market, layer);
      work?.sides.reopen();
    },
    onBars: (instrument, bars) => work?.sides.profiles.bars(instrument, bars),
  });
  const clusters = watchClusters(derived, desk, area);
  const sources = new ReadSources(derived, () => new JournalStore(database).heads());
  const reads = new ReadDesk(derived, clusters, watches.books.walls, sources, area);
  const sides = new SideFeed(streams, derived, watches.books, reads);
  work = { session, derived, clusters, reads, sides, backfill };
  new MinuteWatch({ derived, reads, desk, area, markets: () => session.markets }).start();
  session.statuses().forEach((status) => derived.maps.status(status));
  keepTrimmed(columns, derived.bars, endings, systemClock, () => session.settings.retention);
  watchPermittedVenues((venues) => session.permit(venues));
  positions.attach(session);
  return work;
}
