import type { Overlay, OverlayReport } from '@/components/overlay/overlay';
import type { Calibration } from '@/lib/charts/calibration/calibration';
import { type ChartState, xToTime } from '@/lib/charts/chart-view';
import { unfolded } from '@/lib/charts/time-pieces';
import type { MarketQuote, StatusReport } from '@/lib/protocol/messages';
import type { Settings } from '@/lib/storage/settings';
import { keepChoice } from './chart-choices';
import { unnamed } from './chart-position';
import { HeatLink, type LiveMessage } from './heat-link';
import { LiveMarket, type Wish, wishOf } from './live-market';
import type { PageMarket } from './page-market';
import { sessionOverlay } from './session-overlay';
import type { SessionOptions } from './session-options';

/** One chart of the page, joined with the stream of its market. */
export class ChartSession {
  report: OverlayReport = { state: 'settling', reason: '' };
  calibration: Calibration | undefined;
  readonly overlay: Overlay;
  private state: ChartState | undefined;
  private remembered: Calibration | undefined;
  private readonly market: LiveMarket;
  private readonly link: HeatLink;
  private wish: Wish;

  constructor(private readonly options: SessionOptions) {
    const { store, settings } = options;
    this.market = new LiveMarket(options.market);
    this.overlay = sessionOverlay({
      store,
      settings,
      page: () => this.page,
      onChecklist: () => options.onChecklist(),
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
    this.wish = wishOf(settings);
    this.link = new HeatLink({
      history: (market, layer, content) => this.overlay.setWindow(market, layer, content),
      column: (layer, column) => this.overlay.append(layer, column),
      live: (message) => message.market === this.page.market && this.onLive(message),
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

  setSettings(settings: Settings): void {
    this.wish = wishOf(settings);
    this.overlay.setLook(settings);
  }

  setStatus(report: StatusReport | undefined, now: number): void {
    this.overlay.setStatus(this.market.status(report, now));
  }

  askForHistory(now: number): void {
    if (this.state?.kind !== 'locked' || !this.page.known) return;
    const { pane, time } = unfolded(this.state.view);
    const seen = { from: xToTime(time, pane.left), to: xToTime(time, pane.left + pane.width) };
    const { isMoving } = this.overlay;
    const wanted = this.market.request({ seen, isMoving }, this.wish, now);
    if (wanted) this.link.watch(wanted);
  }

  destroy(): void {
    this.link.close();
    this.overlay.destroy();
  }

  private onLive(message: LiveMessage): void {
    if (message.type === 'quote') this.onQuote(message.quote);
    else this.overlay.setSides(message.market, message.sides);
  }

  private onQuote(quote: MarketQuote): void {
    const isFirst = this.market.price === undefined;
    this.market.quote(quote, Date.now());
    this.overlay.setBasis(this.market.basis);
    if (isFirst) this.options.onChange();
  }

  private calibrate(calibration: Calibration | undefined): void {
    this.calibration = calibration;
    this.options.onChange();
    keepChoice(this.options.store, 'calibrations', this.page.key, calibration);
  }
}
