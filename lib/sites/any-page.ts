import type { Site } from './site';
import { isOtherMarket, pathOf } from './symbol/address';
import { readInstrument, readPrefixed } from './symbol/instrument-name';
import { CHARTING_LIBRARY_LEGEND, readLegend } from './symbol/legend';
import { type Reading, trustedSymbol } from './symbol/reading';
import { findInTitle } from './symbol/ticker';

const PARAMETERS = ['symbol', 'pair', 'market', 'ticker', 'instId', 'contract_code'];

/**
 * Any page, when the user asks for it. It matches nothing by itself and is no part of the registry. What kind of
 * contract a stranger's page charts is known only where its names say so.
 */
export const anyPage: Site = {
  id: 'any-page',
  name: 'This page',
  matches: [],
  legend: CHARTING_LIBRARY_LEGEND,
  chartObject: true,
  symbol({ chartSymbol = '', legend = '', url, title, frameUrl, main = true }) {
    if (main && isOtherMarket(url)) return undefined;
    const page = main ? [frameUrl && inAddress(frameUrl), inAddress(url), findInTitle(title, readName)] : [];
    return trustedSymbol([readName(chartSymbol), readLegend(legend, readName), ...page]);
  },
};

const readName = (text: string) => readPrefixed(text, (name) => readInstrument(name));

/** A parameter that is called like a symbol, else the last part of the path that reads like one. */
function inAddress(url: URL): Reading | undefined {
  const parameters = PARAMETERS.map((name) => url.searchParams.get(name) ?? '');
  const segments = pathOf(url).split('/').filter(looksLikeName).toReversed();
  return [...parameters, ...segments].map(readName).find((reading) => reading !== undefined);
}

/** Words of an address are in small letters and have no quote behind a delimiter. */
const looksLikeName = (segment: string) => /[-_:]/.test(segment) || segment === segment.toUpperCase();
