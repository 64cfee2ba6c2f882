import type { OverlayReport } from '@/components/overlay/overlay';
import type { ChartState } from '@/lib/charts/chart-view';
import { request } from '@/lib/protocol/channel';
import { areaOnPage } from './area-on-page';
import { paneOf } from './chart-position';
import type { PageMarket } from './page-market';

/** The background forgets pages when it restarts or the page rests in the back/forward cache. */
const TELL_AGAIN_MS = 5_000;

/** Tells the extension what this page shows: at once when that changes, and again from time to time. */
export class PageTeller {
  private told = '';
  private toldAt = 0;

  /** Whether this frame ever had something to show: one that has not leaves the word to the others. */
  get hasTold(): boolean {
    return this.toldAt > 0;
  }

  tell({ key, market, venue, symbol, chosen }: PageMarket, report: OverlayReport, chart: ChartState): void {
    const pane = areaOnPage(paneOf(chart), window);
    const message = { market, venue, symbol, chosen, ...report, host: key, ...(pane && { pane }) };
    const text = JSON.stringify(message);
    const now = Date.now();
    if (text === this.told && now - this.toldAt < TELL_AGAIN_MS) return;
    this.told = text;
    this.toldAt = now;
    // Without an answer the extension is restarting; the next call tells it all.
    void request('report', message).catch(() => {
      this.told = '';
    });
  }
}
