import { defineUnlistedScript } from '#imports';
import { awaitChannel } from '@/lib/charts/channel';
import { startTradingView } from '@/lib/charts/tradingview/start-tradingview';

/** Injected among the page's own scripts where the overlay wants the page's chart object cross-checked. */
export default defineUnlistedScript(() => {
  try {
    awaitChannel(document, 'tradingview', (name) => startTradingView(window, name));
  } catch {
    // The page broke a built-in before: it keeps its errors to itself.
  }
});
