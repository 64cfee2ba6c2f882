import { NO_CHART } from '@/lib/charts/chart-view';
import { marketKey } from '@/lib/market/market-key';
import { VENUE_IDS, VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { PageSymbol } from '@/lib/sites/site';
import type { Settings } from '@/lib/storage/settings';
import type { ChartPosition } from './chart-position';
import { pageSymbol } from './page-symbol';
import { topPage } from './top-page';

/** Which market a chart shows, and on whose prices the page draws it. */
export interface PageMarket {
  /** Names the chart in the settings: the host, and its place where the page has several charts. */
  readonly key: string;
  readonly market: string;
  readonly venue: VenueId;
  /** As the venue or the page names it. */
  readonly symbol: string;
  /** True when the user chose it by hand. */
  readonly chosen: boolean;
  /** False when nobody names the market: then nothing may be painted. */
  readonly known: boolean;
  /** An exchange whose prices are not recorded, as the page names it. */
  readonly foreign?: string;
}

/** The user's choice first, then what the chart and its page say. */
export function pageMarket(position: ChartPosition, settings: Settings): PageMarket {
  const top = topPage(window);
  const key = position.count > 1 ? `${top.url.hostname}#${position.place}` : top.url.hostname;
  const choice = settings.overrides[key];
  if (choice) return { ...choice, key, chosen: true, known: true };
  const page = pageSymbol(position);
  const { venue, foreign } = venueOf(page, settings);
  const pair = page && `${page.base}${page.quote}`;
  const market = page && marketKey(page.venue ?? venue, page);
  const [byDefault = 'BTC-USDT'] = settings.markets;
  // On an exchange that mostly trades another kind of dollar, this one is not recorded.
  const isOther = page !== undefined && market === undefined;
  return {
    key,
    market: market ?? byDefault,
    venue,
    symbol: pair ?? byDefault.replace('-', ''),
    chosen: false,
    known: page !== undefined,
    ...(foreign !== undefined && { foreign }),
    ...(isOther && { foreign: `${VENUE_NAMES[venue]} ${pair}` }),
  };
}

/**
 * A page may name the exchange and not which of its contracts: then its first one that is recorded. A venue that is
 * switched off is as foreign as an exchange nobody records: prices of another stand in for it.
 */
function venueOf(
  page: PageSymbol | undefined,
  { venues }: Settings,
): { readonly venue: VenueId; readonly foreign: string | undefined } {
  const enabled = VENUE_IDS.filter((id) => venues[id]);
  const { venue, exchange } = page ?? {};
  const isRecorded = (id: VenueId) =>
    venue === undefined ? exchange !== undefined && VENUE_NAMES[id].startsWith(exchange) : id === venue;
  const known = enabled.find(isRecorded);
  const foreign = venue === undefined ? exchange : VENUE_NAMES[venue];
  return {
    venue: known ?? enabled[0] ?? VENUE_IDS[0],
    foreign: known === undefined ? foreign : undefined,
  };
}

/** Whether this page is about a market, whatever it draws. */
export const namesMarket = (settings: Settings): boolean =>
  pageMarket(
    { state: { kind: 'settling', id: NO_CHART, reason: '' }, place: 1, count: 1, main: true },
    settings,
  ).known;
