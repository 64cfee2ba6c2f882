import { defineBackground } from '#imports';
import type { Alert } from '@/lib/alerts/alert';
import { Backfill } from '@/lib/backfill/backfill';
import { systemClock } from '@/lib/core/clock';
import { watchOver } from '@/lib/feeds/lifetime';
import { repeatAlarm } from '@/lib/platform/alarms';
import { onCommand } from '@/lib/platform/commands';
import { notify, onNotificationClick } from '@/lib/platform/notifications';
import { settingsArea } from '@/lib/platform/settings-area';
import { serve } from '@/lib/protocol/channel';
import { FROM_PAGES, READERS } from '@/lib/protocol/readers';
import { AlertLog } from '@/lib/storage/alert-log';
import { ColumnStore } from '@/lib/storage/column-store';
import { Database } from '@/lib/storage/database';
import { PageStore } from '@/lib/storage/page-store';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/storage/settings';
import { createSettingsStore } from '@/lib/storage/settings-store';
import { createHandlers } from './handlers';
import { historyTargets } from './history-targets';
import { LiveStreams } from './live-streams';
import { MarketSession } from './market-session';
import { Pages } from './pages';
import { watchPermittedVenues } from './permitted-venues';
import { PositionWatch } from './position-watch';
import { runCommand } from './run-command';
import { keepTrimmed } from './retention';
import { WallAlerts } from './wall-alerts';

export default defineBackground({ type: 'module', main: start });

/** Every listener is added in the first turn, or an event that wakes the worker would find nobody. */
function start(): void {
  const database = new Database();
  const settings = createSettingsStore(settingsArea);
  const store = ColumnStore.open({ database, clock: systemClock });
  const log = new AlertLog(database);
  const pages = new Pages();
  const positions = new PositionWatch();
  const walls = new WallAlerts((alert) => void tell(alert, log));
  // A change may come before the session is there, and is then newer than what was read for it.
  let changed: Settings | undefined;
  settings.listen((newest) => {
    changed = newest;
    positions.configure(newest);
    void session.then((opened) => opened.configure(newest));
  });
  // Settings that cannot be read count like those that make no sense.
  const stored = settings.current().catch(() => DEFAULT_SETTINGS);
  const session = Promise.all([store, stored]).then(([columns, first]) => {
    const opened: MarketSession = new MarketSession(columns, changed ?? first, {
      column(market, column) {
        streams.publish(market, column);
        void walls.column(market, column, opened.settings.wallRule);
      },
      event(market, event) {
        positions.event(event);
        if (event.type === 'trade') walls.trade(market, event);
      },
      rebased: (market) => walls.restart(market),
      interrupted: (market, venue) => walls.tradesLost(market, venue),
    });
    keepTrimmed(columns, systemClock);
    watchPermittedVenues((venues) => opened.permit(venues));
    positions.attach(opened);
    return opened;
  });
  const backfill = session.then(
    (opened) =>
      new Backfill({
        clock: systemClock,
        random: Math.random,
        store: new PageStore(database),
        targets: () => historyTargets(opened),
      }),
  );
  const streams = new LiveStreams(store, {
    markets: (markets) => void session.then((opened) => opened.show(markets)),
    closed: (tabId) => pages.forget(tabId),
  });

  serve(createHandlers({ session, store, backfill, positions, settings, log, pages }), READERS, FROM_PAGES);
  watchOver(import.meta.env.FIREFOX ? 'firefox' : 'chrome', repeatAlarm, () => {
    void session.then(({ hub }) => hub.revive());
  });
  // A change that cannot be stored changes nothing, which the user sees.
  onCommand((name) => void runCommand(name, settings).catch(() => {}));
  onNotificationClick((id) => void pages.focus(id.split('/')[1] ?? ''));
}

async function tell(alert: Alert, log: AlertLog): Promise<void> {
  const title = alert.kind === 'appeared' ? 'Wall appeared' : 'Wall pulled';
  // A desktop may refuse notifications; the log has the alert all the same.
  await Promise.allSettled([notify(alert.id, `${title} · ${alert.market}`, alert.reason), log.append(alert)]);
}
