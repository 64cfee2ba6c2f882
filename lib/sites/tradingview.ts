import type { PageFacts, Site } from './site';
import { isOtherMarket, pathOf } from './symbol/address';
import { CHARTING_LIBRARY_LEGEND, readLegend } from './symbol/legend';
import { type Reading, trustedSymbol } from './symbol/reading';
import { findInTitle, readBareTicker, readTicker } from './symbol/ticker';

/** A widget's settings are a few hundred characters; much more is not a widget's. */
const LONGEST_SETTINGS = 4000;

/**
 * Charts, pages of one symbol, and widgets in frames of other sites. Addresses are seen in public links, the rest
 * (chart object, legend, what the title says) in public scripts; unverified on the site itself.
 */
export const tradingview: Site = {
  id: 'tradingview',
  name: 'TradingView',
  matches: ['https://*.tradingview.com/*', 'https://www.tradingview-widget.com/*'],
  legend: CHARTING_LIBRARY_LEGEND,
  chartObject: true,
  symbol(facts: PageFacts) {
    const { chartSymbol = '', legend = '', main = true } = facts;
    if (main && isOtherMarket(facts.url)) return undefined;
    const page = main ? pageReadings(facts) : [];
    return trustedSymbol([readTicker(chartSymbol), readLegend(legend, readBareTicker), ...page]);
  },
};

function pageReadings({ url, title, frameUrl }: PageFacts): readonly (Reading | undefined)[] {
  // The page around a widget is another site's: its address and title are not about the widget.
  if (frameUrl?.protocol === 'https:' && frameUrl.host !== url.host) return [inAddress(frameUrl)];
  const fromTitle = findInTitle(title, readBareTicker);
  // On a chart the title follows but names no exchange; the address names one but stays when the chart changes.
  return pathOf(url).startsWith('/chart') ? [fromTitle, inAddress(url)] : [inAddress(url), fromTitle];
}

/** `?symbol=BINANCE:BTCUSDT.P` of charts and widgets, `/symbols/BTCUSDT.P/?exchange=BINANCE`, `/symbols/BINANCE-BTCUSDT/`. */
function inAddress(url: URL): Reading | undefined {
  const query = url.searchParams.get('symbol') ?? widgetSymbol(url.hash);
  if (query !== undefined) return readTicker(query);
  const [, exchange, name = ''] = /^\/symbols\/(?:([A-Z0-9]+)-)?([A-Z0-9.]+)/.exec(pathOf(url)) ?? [];
  const prefix = exchange ?? url.searchParams.get('exchange');
  return prefix ? readTicker(`${prefix}:${name}`) : readBareTicker(name);
}

/** Widgets carry their settings as JSON in the fragment. */
function widgetSymbol(hash: string): string | undefined {
  if (hash.length > LONGEST_SETTINGS) return undefined;
  try {
    const settings: unknown = JSON.parse(decodeURIComponent(hash.slice(1)));
    const named = typeof settings === 'object' && settings !== null && 'symbol' in settings;
    return named && typeof settings.symbol === 'string' ? settings.symbol : undefined;
  } catch {
    return undefined;
  }
}
