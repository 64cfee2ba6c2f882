import type { ExchangeName } from './named-exchanges';
import type { PageFacts, Site, SiteId } from './site';
import { isOtherMarket, type PageRule, readAddress } from './symbol/address';
import { type NameReader, readInstrument, readPrefixed } from './symbol/instrument-name';
import { CHARTING_LIBRARY_LEGEND, readLegend } from './symbol/legend';
import { trustedSymbol } from './symbol/reading';
import { findInTitle } from './symbol/ticker';

interface ExchangePages {
  readonly id: SiteId;
  readonly exchange: ExchangeName;
  readonly matches: readonly string[];
  /** The pages draw with TradingView's charting library: it brings a chart object and a legend. */
  readonly chartingLibrary?: boolean;
  /** The kinds of trading pages, the more telling first. */
  readonly pages: readonly PageRule[];
  /** Reads the exchange's own names of instruments, where they differ from what everybody understands. */
  readonly instrument?: NameReader;
}

/** The site of an exchange, which charts its own markets only. */
export function exchangeSite(options: ExchangePages): Site {
  const { id, exchange, matches, chartingLibrary = false, pages } = options;
  const own = options.instrument ?? ((name: string) => readInstrument(name));
  const read: NameReader = (text) => readPrefixed(text, own);
  return {
    id,
    name: exchange,
    matches,
    ...(chartingLibrary && { legend: CHARTING_LIBRARY_LEGEND, chartObject: true }),
    symbol({ chartSymbol = '', legend = '', url, title, main = true }: PageFacts) {
      if (main && isOtherMarket(url)) return undefined;
      const page = main ? [readAddress(url, pages, own), findInTitle(title, read)] : [];
      return trustedSymbol([read(chartSymbol), readLegend(legend, read), ...page, { exchange }]);
    },
  };
}
