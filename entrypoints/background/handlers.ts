import type { Backfill } from '@/lib/backfill/backfill';
import type { Handlers } from '@/lib/protocol/channel';
import { splitAt } from '@/lib/recording/cell-split';
import type { AlertLog } from '@/lib/storage/alert-log';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { knownBars } from './known-bars';
import type { MarketSession } from './market-session';
import type { Pages } from './pages';
import type { PositionWatch } from './position-watch';

const SHOWN_ALERTS = 50;

interface Parts {
  readonly session: Promise<MarketSession>;
  readonly store: Promise<ColumnStore>;
  readonly backfill: Promise<Backfill>;
  readonly positions: PositionWatch;
  readonly settings: SettingsStore;
  readonly log: AlertLog;
  readonly pages: Pages;
}

/** Answers to what pages of ours and content scripts ask. */
export function createHandlers({
  session,
  store,
  backfill,
  positions,
  settings,
  log,
  pages,
}: Parts): Handlers {
  const bootId = crypto.randomUUID();
  return {
    async status() {
      const [opened, { state }, { progress }, { paused }] = await Promise.all([
        session,
        store,
        backfill,
        settings.current(),
      ]);
      const { markets } = opened;
      const { report: observed } = positions;
      return {
        bootId,
        paused,
        venues: opened.statuses(),
        storage: state,
        backfill: progress,
        markets,
        ...(observed && { observed }),
      };
    },
    alerts: () => log.newest(SHOWN_ALERTS),
    async instruments({ venue }) {
      const listed = (await session).hub.instruments(venue);
      return listed.map(({ symbol, base, quote }) => ({ symbol, base, quote }));
    },
    activePage: () => pages.active(),
    adopt: () => pages.adopt(),
    report: (report, sender) => pages.report(report, sender),
    inject: ({ script }, sender) => pages.inject(script, sender),
    bars: async (query) => knownBars((await session).hub, query, Date.now()),
    cell: async (query) => ({ split: await splitAt(await store, query.market, query) }),
  };
}
