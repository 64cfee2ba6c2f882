import { defineBackground } from '#imports';
import { systemClock } from '@/lib/core/clock';
import { watchOver } from '@/lib/feeds/lifetime';
import { repeatAlarm } from '@/lib/platform/alarms';
import { onCommand } from '@/lib/platform/commands';
import { onNotificationClick, onSnooze } from '@/lib/platform/notifications';
import { SessionArea } from '@/lib/platform/session-area';
import { settingsArea } from '@/lib/platform/settings-area';
import { serve } from '@/lib/protocol/channel';
import { FROM_PAGES, READERS } from '@/lib/protocol/readers';
import { AlertLog } from '@/lib/storage/alert-log';
import { ColumnStore } from '@/lib/storage/column-store';
import { Database } from '@/lib/storage/database';
import { JournalStore } from '@/lib/storage/journal-store';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/storage/settings';
import { createSettingsStore } from '@/lib/storage/settings-store';
import { AlertDesk } from './alert-desk';
import { createHandlers } from './handlers';
import { historyOf } from './heat-history';
import { Journal } from './journal';
import { LiveStreams } from './live-streams';
import { openMarketWork } from './market-work';
import { Pages } from './pages';
import { PositionWatch } from './position-watch';
import { runCommand } from './run-command';

/** No module: built alone it is one file, without the parts that only pages use of what they share. */
export default defineBackground(start);

/** Every listener is added in the first turn, or an event that wakes the worker would find nobody. */
function start(): void {
  const database = new Database();
  const settings = createSettingsStore(settingsArea);
  const store = ColumnStore.open({ database, clock: systemClock });
  const log = new AlertLog(database);
  const pages = new Pages();
  const positions = new PositionWatch();
  // A change may come before the work has begun, and is then newer than what was read for it.
  let changed: Settings | undefined;
  const area = new SessionArea();
  const desk = new AlertDesk(log, async () => (changed ?? (await stored)).alertRules, area);
  settings.listen((newest) => {
    changed = newest;
    positions.configure(newest);
    void configure(newest);
  });
  const configure = async (newest: Settings) => {
    const { session, sides } = await work;
    session.configure(newest);
    sides.reopen();
  };
  const streams = new LiveStreams({
    markets: (markets) => void work.then(({ session }) => session.show(markets)),
    closed: (tabId) => pages.forget(tabId),
    history: async (layer, watch) => historyOf(await store, layer, watch),
    watched: (...watch) => void work.then(({ sides }) => sides.watched(...watch)),
  });
  // Settings that cannot be read count like those that make no sense.
  const stored = settings.current().catch(() => DEFAULT_SETTINGS);
  const work = Promise.all([store, stored]).then(([columns, first]) =>
    openMarketWork({ database, columns, settings: changed ?? first, streams, positions, desk, area }),
  );

  const journal = new Journal({ store: new JournalStore(database), columns: store, pages, work });
  journal.start(systemClock);

  const parts = { work, store, positions, settings, log, desk, pages, journal };
  serve(createHandlers(parts), READERS, FROM_PAGES);
  watchOver(import.meta.env.FIREFOX ? 'firefox' : 'chrome', repeatAlarm, () => {
    void work.then(({ session }) => session.hub.revive());
  });
  // A change that cannot be stored changes nothing, which the user sees.
  onCommand((name) => void runCommand(name, { settings, pages }).catch(() => {}));
  onNotificationClick((id) => void pages.focus(id.split('/')[1] ?? ''));
  onSnooze((id) => void desk.snooze(id));
}
