import type { OverlayReport } from '@/components/overlay/overlay';
import { request } from '@/lib/protocol/channel';
import type { PageMarket } from './page-market';

/** The background forgets pages when it restarts or the page rests in the back/forward cache. */
const TELL_AGAIN_MS = 5_000;

/** Tells the extension what this page shows: at once when that changes, and again from time to time. */
export class PageTeller {
  private report: OverlayReport = { state: 'settling', reason: '' };
  private told = '';
  private toldAt = 0;

  tell(page: PageMarket, report = this.report): void {
    this.report = report;
    const message = { ...page, ...report, host: location.hostname };
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
