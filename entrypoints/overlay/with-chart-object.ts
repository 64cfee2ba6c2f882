import { request } from '@/lib/protocol/channel';
import { pageSite } from './page-symbol';

/** Calls `use` once the script that asks the page's chart object is in place; never where the page has no such object. */
export function withChartObject(use: () => void): void {
  if (!pageSite().chartObject) return;
  // A refusal means that the extension was updated: the labels do without.
  request('inject', { script: 'chart-object' }).then(use, () => undefined);
}
