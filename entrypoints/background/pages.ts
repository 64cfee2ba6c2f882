import { activeTabId, focusTab, onTabRemoved } from '@/lib/platform/tabs';
import { runScript } from '@/lib/platform/scripts';
import type { Sender } from '@/lib/protocol/channel';
import type { InjectedScript, PageReport } from '@/lib/protocol/messages';
import { order } from '@/lib/protocol/orders';

const STATES = ['locked', 'settling', 'parked'] as const;

/** What the overlays say about their pages, by tab. They say it again every few seconds, so a restart costs little. */
export class Pages {
  private readonly reports = new Map<number, Map<number, PageReport>>();
  private newest: number | undefined;

  constructor() {
    onTabRemoved((tabId) => this.forget(tabId));
  }

  /** An overlay of the tab is gone: the page was left. Should another frame still have one, it will say so. */
  forget(tabId: number): void {
    this.reports.delete(tabId);
    if (this.newest === tabId) this.newest = undefined;
  }

  report(report: PageReport, { tabId, frameId }: Sender): void {
    if (tabId === undefined) return;
    const frames = this.reports.get(tabId) ?? new Map<number, PageReport>();
    this.reports.set(tabId, frames.set(frameId, report));
    this.newest = tabId;
  }

  async active(): Promise<PageReport | undefined> {
    const tabId = await activeTabId();
    return tabId === undefined ? undefined : this.mainFrame(tabId)?.report;
  }

  /** The tab that shows a market in front of the user, with its chart; undefined when none does. */
  async inFront(market: string): Promise<{ readonly tabId: number; readonly page: PageReport } | undefined> {
    const tabId = await activeTabId();
    const page = tabId === undefined ? undefined : this.mainFrame(tabId)?.report;
    return tabId !== undefined && page?.market === market ? { tabId, page } : undefined;
  }

  /** Of the frames of a tab the one whose chart is furthest on the way to be painted. */
  private mainFrame(tabId: number): { readonly frameId: number; readonly report: PageReport } | undefined {
    const frames = [...(this.reports.get(tabId) ?? [])].map(([frameId, report]) => ({ frameId, report }));
    return STATES.map((wanted) => frames.find(({ report }) => report.state === wanted)).find(Boolean);
  }

  /** Opens or closes the checklist on the page in front. */
  async toggleSidebar(): Promise<void> {
    const tabId = await activeTabId();
    const frame = tabId === undefined ? undefined : this.mainFrame(tabId);
    if (tabId === undefined || !frame) throw new Error('No chart is known on the page in front');
    await order(tabId, frame.frameId, 'toggle-sidebar');
  }

  /** Brings the tab to the front that shows this market, the newest of several. */
  async focus(market: string): Promise<void> {
    const shows = (tabId: number) => this.mainFrame(tabId)?.report.market === market;
    const tabId = [this.newest, ...this.reports.keys()].find((id) => id !== undefined && shows(id));
    if (tabId !== undefined) await focusTab(tabId);
  }

  /** Joins every frame of the page in front. The browser allows it once the user has opened the popup on it. */
  async adopt(): Promise<void> {
    const tabId = await activeTabId();
    if (tabId === undefined) throw new Error('No page is in front');
    await runScript({ tabId }, '/chart-probe.js', 'MAIN');
    await runScript({ tabId }, '/overlay-loader.js', 'ISOLATED');
  }

  /** Adds one of our scripts to the frame that asked for it. */
  async inject(script: InjectedScript, { tabId, frameId }: Sender): Promise<void> {
    if (tabId === undefined) throw new Error('Only a frame of a tab can ask for a script');
    const frame = { tabId, frameId };
    await runScript(frame, `/${script}.js`, script === 'overlay' ? 'ISOLATED' : 'MAIN');
  }
}
