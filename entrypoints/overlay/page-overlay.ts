import { type ChartReader, createChartReader } from '@/lib/charts/chart-reader';
import { type ChartState, NO_CHART } from '@/lib/charts/chart-view';
import type { ChartChannel } from '@/lib/charts/handover';
import { systemClock } from '@/lib/core/clock';
import { request } from '@/lib/protocol/channel';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { BarCache } from './bar-cache';
import { inReadingOrder, mainOf, positionOf, reportOf, symbolsOf } from './chart-position';
import { ChartSession } from './chart-session';
import { namesMarket, type PageMarket, pageMarket } from './page-market';
import { PageTeller } from './page-teller';
import { withChartObject } from './with-chart-object';

const LOOK_EVERY_MS = 1_000;
const ASK_EVERY_MS = 250;
/** Joins the charts of one frame with the streams of their markets. */
export class PageOverlay {
  private readonly sessions = new Map<string, ChartSession>();
  private readonly reader: ChartReader;
  private readonly stopping: (() => void)[];
  private readonly teller = new PageTeller();
  private states: readonly ChartState[] = [];
  constructor(
    channel: ChartChannel,
    private readonly store: SettingsStore,
    private settings: Settings,
  ) {
    this.reader = createChartReader({
      document,
      window,
      channel,
      onCharts: (states) => this.onCharts(states),
      knownPrice: (id) => this.sessions.get(id)?.price,
      expectsChart: () => namesMarket(this.settings),
      calibrationOf: (id) => this.sessions.get(id)?.calibration,
      registration: new BarCache((id) => this.sessions.get(id)?.page),
    });
    this.stopping = [
      store.listen((changed) => this.onSettings(changed)),
      systemClock.every(LOOK_EVERY_MS, () => void this.look()),
      systemClock.every(ASK_EVERY_MS, () =>
        this.sessions.forEach((session) => session.askForHistory(Date.now())),
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
    for (const session of this.sessions.values()) session.destroy();
    this.sessions.clear();
  }

  private onCharts(states: readonly ChartState[]): void {
    const symbols = symbolsOf(this.states);
    this.states = states;
    for (const [id, session] of this.sessions) {
      if (states.some((state) => state.id === id)) continue;
      session.destroy();
      this.sessions.delete(id);
    }
    for (const state of states) {
      if (state.id !== NO_CHART) (this.sessions.get(state.id) ?? this.open(state)).show(state);
    }
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
      onGone: () => this.stop(),
    });
    this.sessions.set(state.id, session);
    return session;
  }

  private readonly marketOf = (state: ChartState): PageMarket =>
    pageMarket(positionOf(state, this.states), this.settings);

  private onSettings(settings: Settings): void {
    this.settings = settings;
    for (const session of this.sessions.values()) session.setStyle(settings.layers.orderBook);
    this.followPage();
  }

  /** Once a second: has the page moved on, and what does the background say? */
  private async look(): Promise<void> {
    this.followPage();
    const report = await request('status').catch(() => undefined);
    for (const session of this.sessions.values()) session.setStatus(report, Date.now());
  }

  private followPage(): void {
    for (const state of this.states) {
      this.sessions.get(state.id)?.follow(this.marketOf(state), this.settings);
    }
    this.tell();
  }

  private tell(): void {
    const state = mainOf(this.states.toSorted(inReadingOrder));
    if (!state || (state.id === NO_CHART && !this.teller.hasTold)) return;
    const main = this.sessions.get(state.id);
    this.teller.tell(main?.page ?? this.marketOf(state), main?.report ?? reportOf(state));
  }
}
