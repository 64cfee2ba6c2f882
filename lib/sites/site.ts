import type { VenueId } from '../market/venues';

/** What a page says it charts. */
export interface PageSymbol {
  /** Undefined when the page names no venue we know. */
  readonly venue?: VenueId;
  readonly base: string;
  readonly quote: string;
}

/** What the page offers to find the symbol by, most trusted first. */
export interface PageFacts {
  /** From the page's own chart object. */
  readonly chartSymbol?: string;
  /** From the legend drawn in the page: `BTCUSDT.P · BINANCE` or the like. */
  readonly legend?: string;
  readonly url: URL;
  readonly title: string;
}

/** One web site with charts. One file per site, listed in `registry.ts`. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Match patterns of the pages that hold a chart. */
  readonly matches: readonly string[];
  /** Selector of the element in which the page names its symbol, where it has one. */
  readonly legend?: string;
  /** The page has a chart object of its own that the labels can be checked against. */
  readonly chartObject?: boolean;
  symbol(facts: PageFacts): PageSymbol | undefined;
}
