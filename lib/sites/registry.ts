import { aster } from './aster';
import { binance } from './binance';
import { bingx } from './bingx';
import { bitfinex } from './bitfinex';
import { bitget } from './bitget';
import { bitstamp } from './bitstamp';
import { bybit } from './bybit';
import { coinbase } from './coinbase';
import { coinglass } from './coinglass';
import { cryptocom } from './cryptocom';
import { demo } from './demo';
import { deribit } from './deribit';
import { dydx } from './dydx';
import { gate } from './gate';
import { htx } from './htx';
import { hyperliquid } from './hyperliquid';
import { kraken } from './kraken';
import { kucoin } from './kucoin';
import { matchesPattern } from './match-pattern';
import { mexc } from './mexc';
import { okx } from './okx';
import { type Site, SITE_IDS, type SiteId } from './site';
import { tradingview } from './tradingview';

/** Every public site. A site without its file does not compile. */
export const SITES: Readonly<Record<SiteId, Site>> = {
  tradingview,
  binance,
  bybit,
  okx,
  bitget,
  gate,
  deribit,
  hyperliquid,
  kraken,
  htx,
  kucoin,
  mexc,
  coinbase,
  dydx,
  bingx,
  cryptocom,
  bitfinex,
  bitstamp,
  aster,
  coinglass,
};

/** The sites of a build: the demo page belongs to demo and end-to-end builds only. */
export function sitesOf({ demo: withDemo }: { readonly demo: boolean }): readonly Site[] {
  const sites = SITE_IDS.map((id) => SITES[id]);
  return withDemo ? [...sites, demo] : sites;
}

/** The site a page or a frame belongs to, if it is one of `sites`. */
export const siteOf = (url: URL, sites: readonly Site[]): Site | undefined =>
  sites.find(({ matches }) => matches.some((pattern) => matchesPattern(pattern, url)));
