import { defineUnlistedScript } from '#imports';
import { startLate } from '@/lib/charts/late-script';
import { startTradingView } from '@/lib/charts/tradingview/start-tradingview';

/** Injected among the page's own scripts where the overlay wants the page's chart object cross-checked. */
export default defineUnlistedScript(() =>
  startLate(document, 'tradingview', (name) => startTradingView(window, name)),
);
