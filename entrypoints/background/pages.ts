import { activeTabId, focusTab, onTabRemoved } from '@/lib/platform/tabs';
import { runScript } from '@/lib/platform/scripts';
import type { Sender } from '@/lib/protocol/channel';
import type { InjectedScript, PageReport } from '@/lib/protocol/messages';

/** What the overlays say about their pages, by tab. They say it again every few seconds, so a restart costs little. */
export class Pages {
  private readonly reports = new Map<number, PageReport>();
  private newest: number | undefined;

  constructor() {
    onTabRemoved((tabId) => this.forget(tabId));
  }

  /** An overlay of the tab is gone: the page was left. Should another frame still have one, it will say so. */
  forget(tabId: number): void {
    this.reports.delete(tabId);
    if (this.newest === tabId) this.newest = undefined;
  }

  report(report: PageReport, { tabId }: Sender): void {
    if (tabId === undefined) return;
    this.reports.set(tabId, report);
    this.newest = tabId;
  }

  async active(): Promise<PageReport | undefined> {
    const tabId = await activeTabId();
    return tabId === undefined ? undefined : this.reports.get(tabId);
  }

  /** Brings the tab to the front that shows this market, the newest of several. */
  async focus(market: string): Promise<void> {
    const shows = (tabId: number) => this.reports.get(tabId)?.market === market;
    const tabId = [this.newest, ...this.reports.keys()].find((id) => id !== undefined && shows(id));
    if (tabId !== undefined) await focusTab(tabId);
  }

  /** Adds one of our scripts to the frame that asked for it. */
  async inject(script: InjectedScript, { tabId, frameId }: Sender): Promise<void> {
    if (tabId === undefined) throw new Error('Only a frame of a tab can ask for a script');
    const frame = { tabId, frameId };
    if (script === 'overlay') await runScript(frame, '/overlay.js', 'ISOLATED');
    else await runScript(frame, '/chart-object.js', 'MAIN');
  }
}
