import type { ContractKind } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { ExchangeName } from './named-exchanges';

/** Every public site, in the order in which the product shows them. */
export const SITE_IDS = [
  'tradingview',
  'binance',
  'bybit',
  'okx',
  'bitget',
  'gate',
  'deribit',
  'hyperliquid',
  'kraken',
  'htx',
  'kucoin',
  'mexc',
  'coinbase',
  'dydx',
  'bingx',
  'cryptocom',
  'bitfinex',
  'bitstamp',
  'aster',
  'coinglass',
] as const;

export type SiteId = (typeof SITE_IDS)[number];

/** What a chart on a page shows. A part the page does not settle is left out, never assumed. */
export interface PageSymbol {
  /** In capitals, with the multiplier some contracts carry: `1000PEPE`. */
  readonly base: string;
  readonly quote: string;
  readonly exchange?: ExchangeName;
  readonly contract?: ContractKind;
  /** Only when exchange and contract are settled and the product records them. */
  readonly venue?: VenueId;
}

/** What the page offers to find one chart's symbol by, most trusted first. */
export interface PageFacts {
  /** From the page's own chart object. */
  readonly chartSymbol?: string;
  /** From the legend of this chart: `BTCUSDT.P · 1h · BINANCE` or the like. */
  readonly legend?: string;
  /** Address of the top page. */
  readonly url: URL;
  /** Title of the top page. */
  readonly title: string;
  /** Address of the frame the chart lives in, when that is not the top page. */
  readonly frameUrl?: URL;
  /** False for every chart but the one the page is about: address and title say nothing of it. */
  readonly main?: boolean;
}

/** One web site with charts. One file per site, listed in `registry.ts`. */
export interface Site {
  readonly id: SiteId | 'demo' | 'any-page';
  readonly name: string;
  /**
   * Match patterns of the pages that hold a chart. They name whole hosts: these sites change page without loading, so
   * a script that waits for the trading page's path would miss it.
   */
  readonly matches: readonly string[];
  /** Selector of the element in which a chart names its symbol, where it has one. */
  readonly legend?: string;
  /** The page may have a chart object of its own that the labels can be checked against. */
  readonly chartObject?: boolean;
  /** Pure: the same facts give the same symbol. Undefined when no market we could show is named. */
  symbol(facts: PageFacts): PageSymbol | undefined;
}
