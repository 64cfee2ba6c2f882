import { demo } from './demo';
import { matchesPattern } from './match-pattern';
import type { Site } from './site';
import { tradingview } from './tradingview';

/** Every public site, in the order in which the product shows them. */
export const SITES: readonly Site[] = [tradingview];

/** The sites of a build: the demo page belongs to demo and end-to-end builds only. */
export const sitesOf = ({ demo: withDemo }: { readonly demo: boolean }): readonly Site[] =>
  withDemo ? [...SITES, demo] : SITES;

/** The site a page belongs to, if it is one of `sites`. */
export const siteOf = (url: URL, sites: readonly Site[]): Site | undefined =>
  sites.find(({ matches }) => matches.some((pattern) => matchesPattern(pattern, url)));
