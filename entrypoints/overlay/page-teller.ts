import type { OverlayReport } from '@/components/overlay/overlay';
import { request } from '@/lib/protocol/channel';
import type { PageMarket } from './page-market';

/** Tells the extension what this page shows, whenever that changes. */
export class PageTeller {
  private report: OverlayReport = { state: 'settling', reason: '' };
  private told = '';

  tell(page: PageMarket, report = this.report): void {
    this.report = report;
    const message = { ...page, ...report, host: location.hostname };
    const text = JSON.stringify(message);
    if (text === this.told) return;
    this.told = text;
    // Without an answer the extension is restarting; the next change tells it all.
    void request('report', message).catch(() => {
      this.told = '';
    });
  }
}
