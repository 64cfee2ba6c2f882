import type { PageFacts, PageSymbol, Site } from './site';
import { findTicker, parseTicker } from './ticker';
import { trustedSymbol } from './trusted-symbol';

export const tradingview: Site = {
  id: 'tradingview',
  name: 'TradingView',
  matches: ['https://*.tradingview.com/*'],
  legend: '[data-qa-id="legend-source-title"], [data-name="legend-source-title"]',
  chartObject: true,
  symbol({ chartSymbol = '', legend = '', url, title }: PageFacts): PageSymbol | undefined {
    // The title follows the chart but names no exchange; the address names one but stays when the chart changes.
    const fromTitle = findTicker(title);
    const fromUrl = symbolInUrl(url);
    const samePair = fromUrl?.base === fromTitle?.base && fromUrl?.quote === fromTitle?.quote;
    return trustedSymbol([
      parseTicker(chartSymbol),
      findTicker(legend),
      ...(fromTitle && !samePair ? [fromTitle] : [fromUrl, fromTitle]),
    ]);
  },
};

/** `/chart/…?symbol=BINANCE:BTCUSDT.P`, `/symbols/BTCUSDT.P/?exchange=BINANCE`, `/symbols/BINANCE-BTCUSDT/`. */
function symbolInUrl(url: URL): PageSymbol | undefined {
  const query = url.searchParams.get('symbol');
  if (query) return parseTicker(query);
  const [, exchange, name = ''] = /^\/symbols\/(?:([A-Z0-9]+)-)?([A-Z0-9.]+)\/?/.exec(url.pathname) ?? [];
  const prefix = exchange ?? url.searchParams.get('exchange');
  return parseTicker(prefix ? `${prefix}:${name}` : name);
}
