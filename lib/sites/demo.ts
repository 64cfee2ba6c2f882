import type { Site } from './site';
import { CHARTING_LIBRARY_LEGEND, readLegend } from './symbol/legend';
import { trustedSymbol } from './symbol/reading';
import { findInTitle, readTicker } from './symbol/ticker';

/** The pages of `npm run demo` and of the end-to-end tests, on this computer: they speak TradingView's notation, without always marking perpetuals. */
export const demo: Site = {
  id: 'demo',
  name: 'Demo page',
  matches: ['http://127.0.0.1/*', 'http://localhost/*'],
  legend: CHARTING_LIBRARY_LEGEND,
  chartObject: true,
  symbol: ({ chartSymbol = '', legend = '', url, title, frameUrl, main = true }) =>
    trustedSymbol([
      readTicker(chartSymbol),
      readLegend(legend, readTicker),
      ...(main ? [inQuery(frameUrl), inQuery(url), findInTitle(title, readTicker)] : []),
    ]),
};

const inQuery = (url: URL | undefined) => readTicker(url?.searchParams.get('symbol') ?? '');
