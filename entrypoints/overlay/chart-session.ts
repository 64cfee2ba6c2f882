import type { Overlay, OverlayReport } from '@/components/overlay/overlay';
import type { Calibration } from '@/lib/charts/calibration/calibration';
import { type ChartState, xToTime } from '@/lib/charts/chart-view';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import type { StatusReport } from '@/lib/protocol/messages';
import type { Settings } from '@/lib/storage/settings';
import type { SettingsStore } from '@/lib/storage/settings-store';
import { keepChoice } from './chart-choices';
import { unnamed } from './chart-position';
import { HeatLink } from './heat-link';
import { LiveMarket } from './live-market';
import type { PageMarket } from './page-market';
import { sessionOverlay } from './session-overlay';

export interface SessionOptions {
  readonly store: SettingsStore;
  readonly settings: Settings;
  readonly market: PageMarket;
  /** Something the chart is judged by changed: its price, its market, its calibration. */
  onChange(): void;
  onReport(): void;
  /** The extension was updated or removed. */
  onGone(): void;
}

/** One chart of the page, joined with the stream of its market. */
export class ChartSession {
  report: OverlayReport = { state: 'settling', reason: '' };
  calibration: Calibration | undefined;
  private state: ChartState | undefined;
  private remembered: Calibration | undefined;
  private readonly market: LiveMarket;
  private readonly overlay: Overlay;
  private readonly link: HeatLink;
  constructor(private readonly options: SessionOptions) {
    const { store, settings } = options;
    this.market = new LiveMarket(options.market);
    this.overlay = sessionOverlay({
      store,
      settings,
      page: () => this.page,
      onReport: (report) => {
        this.report = report;
        options.onReport();
      },
      calibration: {
        remembered: () => this.remembered,
        current: () => this.calibration,
        use: (calibration) => this.calibrate(calibration),
      },
    });
    this.overlay.setStatus({ market: options.market.market, data: 'waiting', note: '' });
    this.remembered = settings.calibrations[options.market.key];
    this.link = new HeatLink({
      history: (market, content) => this.overlay.setWindow(market, content),
      // A column of the market that the page has left would park the new one.
      column: (market, column) => market === this.page.market && this.onColumn(column),
      gone: () => options.onGone(),
    });
  }

  get page(): PageMarket {
    return this.market.page;
  }
  /** The price the chart must fit to be painted. */
  get price(): number | undefined {
    return this.market.price;
  }

  show(state: ChartState): void {
    this.state = state;
    this.overlay.show(this.page.known ? state : unnamed(state));
  }

  /** Takes in which market the page says the chart shows now. */
  follow(market: PageMarket, settings: Settings): void {
    const { known } = this.page;
    this.remembered = settings.calibrations[market.key];
    const moved = this.market.follow(market);
    if (known !== market.known && this.state) this.show(this.state);
    if (moved) this.options.onChange();
  }

  setStyle(style: LayerStyle): void {
    this.overlay.setStyle(style);
  }

  setStatus(report: StatusReport | undefined, now: number): void {
    this.overlay.setStatus(this.market.status(report, now));
  }

  askForHistory(now: number): void {
    if (this.state?.kind !== 'locked' || !this.page.known) return;
    const { pane, time } = this.state.view;
    const seen = { from: xToTime(time, pane.left), to: xToTime(time, pane.left + pane.width) };
    const wanted = this.market.request(seen, now);
    if (wanted) this.link.watch(wanted);
  }

  destroy(): void {
    this.link.close();
    this.overlay.destroy();
  }

  private onColumn(column: BookColumn): void {
    const isFirst = this.market.price === undefined;
    this.market.column(column, Date.now());
    this.overlay.setBasis(this.market.basis);
    this.overlay.append(column);
    if (isFirst) this.options.onChange();
  }

  private calibrate(calibration: Calibration | undefined): void {
    this.calibration = calibration;
    this.options.onChange();
    keepChoice(this.options.store, 'calibrations', this.page.key, calibration);
  }
}
