import { exchangeNamed } from './named-exchanges';
import type { PageFacts, Site } from './site';
import { isOtherMarket, readAddress } from './symbol/address';
import { readInstrument } from './symbol/instrument-name';
import { CHARTING_LIBRARY_LEGEND, readLegend } from './symbol/legend';
import { type Reading, trustedSymbol } from './symbol/reading';
import { findInTitle } from './symbol/ticker';

/** `/currencies/BTC` and its like name a coin and no market, so they read as nothing. */
const PAGES = [{ path: /^\/tv\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/)?([A-Za-z.]+_[A-Z0-9_-]+)$/i }];

/** Other exchanges' markets. Addresses as in public links; the chart object is unverified. */
export const coinglass: Site = {
  id: 'coinglass',
  name: 'CoinGlass',
  matches: ['https://www.coinglass.com/*'],
  legend: CHARTING_LIBRARY_LEGEND,
  chartObject: true,
  symbol({ chartSymbol = '', legend = '', url, title, main = true }: PageFacts) {
    if (main && isOtherMarket(url)) return undefined;
    const page = main ? [readAddress(url, PAGES, readName), findInTitle(title, readInstrument)] : [];
    return trustedSymbol([readName(chartSymbol), readLegend(legend, readName), ...page]);
  },
};

/** `Binance_BTCUSDT`: whether spot or perpetual is not said. */
function readName(text: string): Reading | undefined {
  const [, prefix = '', name = ''] = /^([A-Za-z.]{2,20})_(.+)$/.exec(text) ?? [];
  const exchange = exchangeNamed(prefix);
  const reading = readInstrument(name) ?? readInstrument(text);
  return reading && { ...reading, ...(exchange && { exchange }) };
}
