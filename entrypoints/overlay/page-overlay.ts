import { dataStatus } from '@/components/overlay/data-status';
import { createOverlay, type Overlay, type OverlayReport } from '@/components/overlay/overlay';
import { type ChartReader, createChartReader } from '@/lib/charts/chart-reader';
import { type ChartState, type ChartView, xToTime } from '@/lib/charts/chart-view';
import type { ChartChannel } from '@/lib/charts/handover';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import { nextRange, type Span } from '@/lib/playback/watch-range';
import { request } from '@/lib/protocol/channel';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { HeatLink } from './heat-link';
import { type PageMarket, pageMarket } from './page-market';

const LOOK_EVERY_MS = 1_000;
/** A pan asks for history at most this often. */
const ASK_EVERY_MS = 250;

/** Joins the chart of one frame with the stream of its market. */
export class PageOverlay {
  private readonly overlay: Overlay;
  private readonly reader: ChartReader;
  private readonly link: HeatLink;
  private readonly stopping: (() => void)[] = [];
  private market: PageMarket;
  private view: ChartView | undefined;
  private asked: Span | undefined;
  private newest: BookColumn | undefined;
  private columnAt: number | undefined;
  private report: OverlayReport = { state: 'settling', reason: '' };
  private told = '';

  constructor(
    channel: ChartChannel,
    store: SettingsStore,
    private settings: Settings,
  ) {
    this.market = pageMarket(document, undefined, settings);
    this.overlay = createOverlay({
      document,
      window,
      style: settings.layers.orderBook,
      onStyle: (orderBook) => void store.update((now) => ({ ...now, layers: { ...now.layers, orderBook } })),
      onCell: (place) => request('cell', { ...this.market, ...place }),
      onReport: (report) => this.onReport(report),
    });
    this.link = new HeatLink({
      history: (market, content) => this.overlay.setWindow(market, content),
      column: (column) => this.onColumn(column),
      gone: () => this.stop(),
    });
    this.reader = createChartReader({
      document,
      window,
      channel,
      onState: (state) => this.onState(state),
      knownPrice: () => this.price(),
    });
    this.stopping.push(store.listen((changed) => this.onSettings(changed)));
    const look = setInterval(() => void this.look(), LOOK_EVERY_MS);
    const ask = setInterval(() => this.askForHistory(), ASK_EVERY_MS);
    this.stopping.push(
      () => clearInterval(look),
      () => clearInterval(ask),
    );
    void this.look();
  }

  /** The extension was updated or removed: nothing of this version may stay on the page. */
  private stop(): void {
    for (const stop of this.stopping) stop();
    this.reader.stop();
    this.overlay.destroy();
  }

  private onState(state: ChartState): void {
    const symbol = this.view?.symbol;
    this.view = state.kind === 'locked' ? state.view : undefined;
    this.overlay.show(state);
    if (this.view && this.view.symbol !== symbol) this.followPage();
  }

  private onColumn(column: BookColumn): void {
    this.newest = column;
    this.columnAt = Date.now();
    this.overlay.append(column);
  }

  private onSettings(settings: Settings): void {
    this.settings = settings;
    this.overlay.setStyle(settings.layers.orderBook);
    this.followPage();
  }

  private onReport(report: OverlayReport): void {
    this.report = report;
    this.tell();
  }

  /** Once a second: has the page moved on, and what does the background say? */
  private async look(): Promise<void> {
    this.followPage();
    const { market } = this.market;
    const report = await request('status').catch(() => undefined);
    this.overlay.setStatus(dataStatus({ market, report, columnAt: this.columnAt, now: Date.now() }));
  }

  private followPage(): void {
    const found = pageMarket(document, this.view?.symbol, this.settings);
    if (found.market !== this.market.market) {
      this.asked = undefined;
      this.newest = undefined;
      this.columnAt = undefined;
    }
    const moved = found.market !== this.market.market || found.venue !== this.market.venue;
    this.market = found;
    if (moved) this.reader.refresh();
    this.tell();
  }

  private askForHistory(): void {
    const { view } = this;
    if (!view) return;
    const { left, width } = view.pane;
    const seen = { from: xToTime(view.time, left), to: xToTime(view.time, left + width) };
    const range = nextRange(seen, this.asked, Date.now());
    if (!range) return;
    this.asked = range;
    const { market, venue, symbol } = this.market;
    this.link.watch({ market, venue, symbol, ...range });
  }

  /** The price on the page's venue: what the chart must fit to be painted. */
  private price(): number | undefined {
    if (!this.newest) return undefined;
    const { bid, ask, coverage } = this.newest;
    const shift = coverage.find(({ venue }) => venue === this.market.venue)?.shift ?? 0;
    const mid = (bid + ask) / 2 - shift;
    return Number.isFinite(mid) ? mid : undefined;
  }

  private tell(): void {
    const report = { ...this.market, ...this.report, host: location.hostname };
    const text = JSON.stringify(report);
    if (text === this.told) return;
    this.told = text;
    void request('report', report).catch(() => undefined);
  }
}
