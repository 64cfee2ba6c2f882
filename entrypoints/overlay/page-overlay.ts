import { createOverlay, type Overlay } from '@/components/overlay/overlay';
import { type ChartReader, createChartReader } from '@/lib/charts/chart-reader';
import { type ChartState, type ChartView, xToTime } from '@/lib/charts/chart-view';
import type { ChartChannel } from '@/lib/charts/handover';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import { request } from '@/lib/protocol/channel';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { HeatLink } from './heat-link';
import { LiveMarket } from './live-market';
import { hasChartObject, pageMarket } from './page-market';
import { PageTeller } from './page-teller';

const LOOK_EVERY_MS = 1_000;
/** A pan asks for history at most this often. */
const ASK_EVERY_MS = 250;

/** Joins the chart of one frame with the stream of its market. */
export class PageOverlay {
  private readonly market: LiveMarket;
  private readonly overlay: Overlay;
  private readonly reader: ChartReader;
  private readonly link: HeatLink;
  private readonly stopping: (() => void)[];
  private view: ChartView | undefined;
  private readonly teller = new PageTeller();

  constructor(
    channel: ChartChannel,
    store: SettingsStore,
    private settings: Settings,
  ) {
    this.market = new LiveMarket(pageMarket(document, undefined, settings));
    this.overlay = createOverlay({
      document,
      window,
      style: settings.layers.orderBook,
      onStyle: (orderBook) => void store.update((now) => ({ ...now, layers: { ...now.layers, orderBook } })),
      onCell: (place) => request('cell', { market: this.market.page.market, ...place }),
      onReport: (report) => this.teller.tell(this.market.page, report),
    });
    this.link = new HeatLink({
      history: (market, content) => this.overlay.setWindow(market, content),
      column: (column) => this.onColumn(column),
      gone: () => this.stop(),
    });
    const onState = (state: ChartState) => this.onState(state);
    const knownPrice = () => this.market.price;
    this.reader = createChartReader({ document, window, channel, onState, knownPrice });
    const look = setInterval(() => void this.look(), LOOK_EVERY_MS);
    const ask = setInterval(() => this.askForHistory(), ASK_EVERY_MS);
    this.stopping = [
      store.listen((changed) => this.onSettings(changed)),
      () => clearInterval(look),
      () => clearInterval(ask),
    ];
  }

  start(): void {
    void this.look();
    if (hasChartObject(document)) void this.readChartObject();
  }

  /** The extension was updated or removed: nothing of this version may stay on the page. */
  private stop(): void {
    for (const stop of this.stopping) stop();
    this.reader.stop();
    this.overlay.destroy();
  }

  private async readChartObject(): Promise<void> {
    await request('inject', { script: 'chart-object' });
    this.reader.useTradingView();
  }

  private onState(state: ChartState): void {
    const symbol = this.view?.symbol;
    this.view = state.kind === 'locked' ? state.view : undefined;
    this.overlay.show(state);
    if (this.view && this.view.symbol !== symbol) this.followPage();
  }

  private onColumn(column: BookColumn): void {
    const isFirst = this.market.price === undefined;
    this.market.column(column, Date.now());
    this.overlay.setBasis(this.market.basis);
    this.overlay.append(column);
    if (isFirst) this.reader.refresh();
  }

  private onSettings(settings: Settings): void {
    this.settings = settings;
    this.overlay.setStyle(settings.layers.orderBook);
    this.followPage();
  }

  /** Once a second: has the page moved on, and what does the background say? */
  private async look(): Promise<void> {
    this.followPage();
    const report = await request('status').catch(() => undefined);
    this.overlay.setStatus(this.market.status(report, Date.now()));
  }

  private followPage(): void {
    const moved = this.market.follow(pageMarket(document, this.view?.symbol, this.settings));
    if (moved) this.reader.refresh();
    this.teller.tell(this.market.page);
  }

  private askForHistory(): void {
    const { view } = this;
    if (!view) return;
    const { left, width } = view.pane;
    const seen = { from: xToTime(view.time, left), to: xToTime(view.time, left + width) };
    const wanted = this.market.request(seen, Date.now());
    if (wanted) this.link.watch(wanted);
  }
}
