import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { HeatHistory, MarketQuote, WatchRequest } from '@/lib/protocol/messages';
import { loadHistory } from '@/lib/recording/load-history';
import { STEP_MS } from '@/lib/recording/recording';
import type { ColumnStore } from '@/lib/storage/column-store';

/** What is kept of a layer of a market; history that cannot be read is a gap that says so. */
export async function historyOf(
  store: ColumnStore,
  layer: HeatLayerId,
  { market, from, to, bookOf, bookPooled }: WatchRequest,
): Promise<HeatHistory> {
  const wish = layer === 'order-book' && { source: bookOf, pooled: bookPooled };
  try {
    return await loadHistory(store, { layer, market, ...wish }, { from, to });
  } catch {
    const gaps = [{ from, to, reason: 'the history could not be read' }];
    return { stepMs: STEP_MS, pooled: 'max', until: Number.NaN, chunks: [], gaps };
  }
}

/** Where a market trades, as its aggregate column says. */
export const quoteOf = ({ time, bid, ask, coverage }: HeatColumn): MarketQuote => ({
  time,
  bid,
  ask,
  shifts: coverage.map(({ venue, shift }) => ({ venue, shift })),
});
