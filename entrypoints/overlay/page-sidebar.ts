import { SideFrame } from '@/components/overlay/side-frame';
import { systemClock } from '@/lib/core/clock';
import { sidebarAddress } from '@/lib/platform/own-address';
import { acceptSidebar, newToken } from '@/lib/protocol/chart-line';
import type { SidebarMessage } from '@/lib/protocol/chart-messages';
import { SIDEBAR_PX } from '@/lib/storage/read-sidebars';
import type { SidebarPlace } from '@/lib/storage/settings';
import { factsOf } from './chart-facts';
import type { ChartSession } from './chart-session';
import type { KeptPlace } from './sidebar-place';
import { topPage } from './top-page';

/** The checklist beside the charts of a frame: there is one, and it is about the chart it was opened from. */
export class PageSidebar {
  private opened: ReturnType<PageSidebar['put']> | undefined;
  private chart: ChartSession | undefined;
  private told = '';
  private isRestored = false;

  constructor(private readonly place: KeptPlace) {
    // A chart's frame may go while the page around it stays.
    window.addEventListener('pagehide', () => {
      this.remove();
      this.isRestored = false;
    });
  }

  /** Opens beside a chart, goes over to another one, or closes. */
  toggle(chart: ChartSession | undefined): void {
    if (!chart || this.chart === chart) this.close();
    else if (!this.opened) this.open(chart, { isOpen: true, isFolded: false });
    else this.follow(chart);
  }

  /** @param charts those there are now. @param main the one the page is about. */
  look(charts: readonly ChartSession[], main: ChartSession | undefined): void {
    if (main && !this.isRestored && this.place.now.isOpen) this.open(main, {});
    if (main) this.isRestored = true;
    if (!this.opened) return;
    const chart = charts.find((one) => one === this.chart) ?? main;
    if (chart) this.follow(chart);
  }

  /** Leaves nothing behind. */
  remove(): void {
    this.marks?.clear();
    this.opened?.line.close();
    this.opened?.frame.remove();
    this.opened = this.chart = undefined;
  }

  private get marks() {
    return this.chart?.overlay.marks;
  }

  private close(): void {
    this.remove();
    this.place.change({ isOpen: false });
  }

  private open(chart: ChartSession, change: Partial<SidebarPlace>): void {
    this.isRestored = true;
    this.place.change(change);
    this.chart = chart;
    this.opened = this.put();
  }

  private put() {
    const token = newToken();
    const frame = new SideFrame(topPage(window).document, `${sidebarAddress()}#${token}`, this.place.now, {
      clock: systemClock,
      limits: SIDEBAR_PX,
      resized: (widthPx) => this.place.change({ widthPx }),
      unfold: () => this.fold(false),
    });
    const line = acceptSidebar(token, {
      opened: () => {
        frame.admit();
        this.told = '';
        this.tell();
        line.send({ type: 'seen', isSeen: !this.place.now.isFolded });
      },
      heard: (message) => this.hear(message),
    });
    return { frame, line };
  }

  private follow(chart: ChartSession): void {
    if (chart !== this.chart) this.marks?.clear();
    this.chart = chart;
    this.tell();
  }

  /** What the chart shows, whenever that changed. A market that nobody names is not told. */
  private tell(): void {
    const facts = this.chart && factsOf(this.chart);
    if (!facts || JSON.stringify(facts) === this.told) return;
    this.told = JSON.stringify(facts);
    this.opened?.line.send({ type: 'chart', ...facts });
  }

  private hear(message: SidebarMessage): void {
    if (message.type === 'highlight') this.marks?.highlight(message.range);
    else if (message.type === 'pick') {
      const picked = (price?: number) =>
        this.opened?.line.send({ type: 'picked', ...(price !== undefined && { price }) });
      this.marks?.pick(message.isOn ? picked : undefined);
    } else if (message.type === 'fold') this.fold(true);
    else if (message.type === 'close') this.close();
    else this.remove();
  }

  private fold(isFolded: boolean): void {
    this.marks?.clear();
    this.opened?.frame.fold(isFolded);
    this.opened?.line.send({ type: 'seen', isSeen: !isFolded });
    this.place.change({ isFolded });
  }
}
