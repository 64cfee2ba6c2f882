import type { Handlers } from '@/lib/protocol/channel';
import { splitAt } from '@/lib/recording/cell-split';
import type { AlertLog } from '@/lib/storage/alert-log';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { KnownBars } from './known-bars';
import type { Journal } from './journal';
import type { MarketWork } from './market-work';
import { Aftermaths } from './aftermaths';
import type { AlertDesk } from './alert-desk';
import type { Pages } from './pages';
import type { PositionWatch } from './position-watch';
import { storedMaps } from './stored-maps';

const SHOWN_ALERTS = 50;

interface Parts {
  readonly work: Promise<MarketWork>;
  readonly store: Promise<ColumnStore>;
  readonly positions: PositionWatch;
  readonly settings: SettingsStore;
  readonly log: AlertLog;
  readonly desk: AlertDesk;
  readonly pages: Pages;
  readonly journal: Journal;
}

/** Answers to what pages of ours and content scripts ask. */
export function createHandlers(parts: Parts): Handlers {
  const { work, store, positions, settings, log, desk, pages, journal } = parts;
  const bootId = crypto.randomUUID();
  const aftermaths = new Aftermaths(
    log,
    work.then(({ derived }) => derived),
  );
  const bars = work.then(({ session }) => new KnownBars(session.hub));
  return {
    async status() {
      const [{ session, backfill }, { state }, { paused }] = await Promise.all([
        work,
        store,
        settings.current(),
      ]);
      const { markets } = session;
      const { report: observed } = positions;
      return {
        bootId,
        paused,
        venues: session.statuses(),
        storage: state,
        backfill: backfill.progress,
        markets,
        ...(observed && { observed }),
      };
    },
    alerts: async () => aftermaths.complete(await log.newest(SHOWN_ALERTS)),
    alertsSeen: () => desk.seen(),
    async instruments({ venue }) {
      const listed = (await work).session.hub.instruments(venue);
      return listed.map(({ symbol, base, quote }) => ({ symbol, base, quote }));
    },
    activePage: () => pages.active(),
    adopt: () => pages.adopt(),
    sidebar: () => pages.toggleSidebar(),
    report: (report, sender) => pages.report(report, sender),
    inject: ({ script }, sender) => pages.inject(script, sender),
    bars: async (query) => (await bars).report(query, Date.now()),
    funding: async ({ market }) => (await work).derived.funding(market),
    facts: async ({ market }) => (await work).reads.facts(market),
    storedMaps: async (query) => storedMaps((await store).database, query),
    checked: async (read) => (await work).reads.check(read),
    cell: async (query) => ({ split: await splitAt(await store, query) }),
    journalSave: (draft) => journal.save(draft),
    journalWaiting: () => journal.waiting(Date.now()),
    journalEntry: ({ id }) => journal.entry(id),
    journalChange: (change) => journal.change(change),
    journalDelete: ({ ids }) => journal.delete(ids),
    journalScore: ({ id }) => journal.score(id),
    journalPicture: ({ id, kind }) => journal.photograph(id, kind),
  };
}
