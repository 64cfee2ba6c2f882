import { VENUE_IDS, type VenueId } from '@/lib/market/venues';
import { siteOf, sitesOf } from '@/lib/sites/registry';
import type { PageSymbol } from '@/lib/sites/site';
import type { Settings } from '@/lib/storage/settings';

const SITES = sitesOf({ demo: import.meta.env.MODE === 'demo' });

/** Which market an overlay shows, and on whose prices the page draws it. */
export interface PageMarket {
  readonly market: string;
  readonly venue: VenueId;
  /** As the venue or the page names it. */
  readonly symbol: string;
  /** True when the user chose it by hand. */
  readonly chosen: boolean;
}

/** The user's choice for the host first, then what the page says, then the first market that is recorded. */
export function pageMarket(
  document: Document,
  chartSymbol: string | undefined,
  settings: Settings,
): PageMarket {
  const choice = settings.overrides[document.location.hostname];
  if (choice) return { ...choice, chosen: true };
  const page = pageSymbol(document, chartSymbol);
  const market = page ? `${page.base}-${page.quote}` : (settings.markets[0] ?? 'BTC-USDT');
  const venue = page?.venue ?? VENUE_IDS.find((id) => settings.venues[id]) ?? VENUE_IDS[0];
  return { market, venue, symbol: market.replace('-', ''), chosen: false };
}

function pageSymbol(document: Document, chartSymbol: string | undefined): PageSymbol | undefined {
  const url = new URL(document.location.href);
  const site = siteOf(url, SITES);
  const legend = site?.legend && document.querySelector(site.legend)?.textContent;
  return site?.symbol({
    url,
    title: document.title,
    ...(legend && { legend }),
    ...(chartSymbol && { chartSymbol }),
  });
}

/** Whether the page has a chart object of its own that the labels can be checked against. */
export const hasChartObject = ({ location }: Document): boolean =>
  siteOf(new URL(location.href), SITES)?.chartObject ?? false;
