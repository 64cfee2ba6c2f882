import { type ChartReader, createChartReader } from '@/lib/charts/chart-reader';
import { type ChartState, NO_CHART } from '@/lib/charts/chart-view';
import type { ChartChannel } from '@/lib/charts/handover';
import { systemClock } from '@/lib/core/clock';
import { request } from '@/lib/protocol/channel';
import { onOrder } from '@/lib/protocol/orders';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { BarCache } from './bar-cache';
import { positionOf, reportOf, symbolsOf } from './chart-position';
import { ChartSession } from './chart-session';
import { ChartSessions } from './chart-sessions';
import { lookOften } from './look-often';
import { namesMarket, type PageMarket, pageMarket } from './page-market';
import { PageSidebar } from './page-sidebar';
import { PageTeller } from './page-teller';
import { KeptPlace } from './sidebar-place';
import { withChartObject } from './with-chart-object';

const ASK_EVERY_MS = 250;
/** Joins the charts of one frame with the streams of their markets. */
export class PageOverlay {
  private readonly sessions = new ChartSessions((state) => this.open(state));
  private readonly reader: ChartReader;
  private readonly stopping: (() => void)[];
  private readonly teller = new PageTeller();
  private readonly sidebar: PageSidebar;
  constructor(
    channel: ChartChannel,
    private readonly store: SettingsStore,
    private settings: Settings,
  ) {
    this.sidebar = new PageSidebar(new KeptPlace(store, settings));
    this.reader = createChartReader({
      document,
      window,
      channel,
      onCharts: (states) => this.onCharts(states),
      knownPrice: (id) => this.sessions.of(id)?.price,
      expectsChart: () => namesMarket(this.settings),
      calibrationOf: (id) => this.sessions.of(id)?.calibration,
      registration: new BarCache((id) => this.sessions.of(id)?.page),
    });
    this.stopping = [
      onOrder(() => this.sidebar.toggle(this.sessions.of(this.sessions.main?.id))),
      () => this.sidebar.remove(),
      store.listen((changed) => this.onSettings(changed)),
      lookOften(systemClock, this.sessions, () => void this.look()),
      systemClock.every(ASK_EVERY_MS, () =>
        this.sessions.all.forEach((session) => session.askForHistory(Date.now())),
      ),
    ];
  }

  start(): void {
    void this.look();
    withChartObject(() => this.reader.useTradingView());
  }

  /** The extension was updated or removed: nothing of this version may stay on the page. */
  private stop(): void {
    for (const stop of this.stopping) stop();
    this.reader.stop();
    this.sessions.destroy();
  }

  private onCharts(states: readonly ChartState[]): void {
    const symbols = symbolsOf(this.sessions.states);
    this.sessions.show(states);
    if (symbolsOf(states) !== symbols) this.followPage();
  }

  private open(state: ChartState): ChartSession {
    const session = new ChartSession({
      store: this.store,
      settings: this.settings,
      market: this.marketOf(state),
      // Not at once: the reader may be in the middle of its report.
      onChange: () => queueMicrotask(() => this.reader.refresh()),
      onReport: () => this.tell(),
      onChecklist: () => this.sidebar.toggle(session),
      onGone: () => this.stop(),
    });
    return session;
  }

  private readonly marketOf = (state: ChartState): PageMarket =>
    pageMarket(positionOf(state, this.sessions.states), this.settings);

  private onSettings(settings: Settings): void {
    this.settings = settings;
    for (const session of this.sessions.all) session.setSettings(settings);
    this.followPage();
  }

  /** Has the page moved on, and what does the background say? */
  private async look(): Promise<void> {
    this.followPage();
    if (this.sessions.all.length === 0) return;
    const report = await request('status').catch(() => undefined);
    for (const session of this.sessions.all) session.setStatus(report, Date.now());
  }

  private followPage(): void {
    for (const state of this.sessions.states) {
      this.sessions.of(state.id)?.follow(this.marketOf(state), this.settings);
    }
    this.tell();
  }

  private tell(): void {
    const state = this.sessions.main;
    if (!state || (state.id === NO_CHART && !this.teller.hasTold)) return;
    const main = this.sessions.of(state.id);
    this.sidebar.look(this.sessions.all, main);
    this.teller.tell(main?.page ?? this.marketOf(state), main?.report ?? reportOf(state), state);
  }
}
