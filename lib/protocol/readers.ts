import { DAY_MS } from '../core/durations';
import { POOLED, type Pooled } from '../heatmaps/columns/series';
import { CHART_LAYERS, HEAT_LAYERS, type HeatLayerId } from '../heatmaps/layers';
import type { VenueId } from '../market/venues';
import type { Readers } from './channel';
import { fields, isInterval, isMarket, isPrice, isText, isTime, isVenue } from './checks';
import { JOURNAL_READERS } from './journal-readers';
import { readMarketRead } from './read-market-read';
import {
  type BarsQuery,
  type CellQuery,
  INJECTED_SCRIPTS,
  type InjectedScript,
  type MapsQuery,
  type PageArea,
  type PageReport,
  type RequestName,
  type WatchRequest,
} from './messages';

/** The requests that a content script may make; all others are for our own pages. */
export const FROM_PAGES: ReadonlySet<RequestName> = new Set<RequestName>([
  'status',
  'report',
  'inject',
  'bars',
  'cell',
  'instruments',
]);

/** Thirty days and one more are some megabytes. */
const LONGEST_MAPS_MS = 31 * DAY_MS;

const isBook = (value: unknown): value is VenueId | 'all' => value === 'all' || isVenue(value);
const isPooled = (value: unknown): value is Pooled => (POOLED as readonly unknown[]).includes(value);
const isLayer = (value: unknown): value is HeatLayerId => (HEAT_LAYERS as readonly unknown[]).includes(value);
const isScript = (value: unknown): value is InjectedScript =>
  (INJECTED_SCRIPTS as readonly unknown[]).includes(value);
const isPageState = (value: unknown): value is PageReport['state'] =>
  value === 'locked' || value === 'settling' || value === 'parked';

function readSpan(value: unknown): { readonly from: number; readonly to: number } | undefined {
  const { from, to } = fields(value);
  return isTime(from) && isTime(to) && to > from ? { from, to } : undefined;
}

/** The watch request in a port message, or undefined when it is not one. */
export function readWatchRequest(message: unknown): WatchRequest | undefined {
  const { market, venue, isForeign, symbol, seen, isMoving, bookOf, bookPooled, layers } = fields(message);
  const [asked, shown] = [readSpan(message), readSpan(seen)];
  if (!isMarket(market) || !isVenue(venue) || !isText(symbol)) return undefined;
  if (!asked || !shown || !Array.isArray(layers) || !isBook(bookOf)) return undefined;
  if (typeof isForeign !== 'boolean' || typeof isMoving !== 'boolean' || !isPooled(bookPooled))
    return undefined;
  const known = CHART_LAYERS.filter((id) => layers.includes(id));
  const view = { ...asked, seen: shown, isMoving };
  return { market, venue, isForeign, symbol, ...view, bookOf, bookPooled, layers: known };
}

/** Reads every request's input or throws with what is wrong with it. */
export const READERS: Readers = {
  status: () => undefined,
  alerts: () => undefined,
  alertsSeen: () => undefined,
  activePage: () => undefined,
  adopt: () => undefined,
  sidebar: () => undefined,
  instruments(input) {
    const { venue } = fields(input);
    if (!isVenue(venue)) throw new Error('Unknown venue');
    return { venue };
  },
  report: readPageReport,
  inject(input) {
    const { script } = fields(input);
    if (!isScript(script)) throw new Error('Unknown script');
    return { script };
  },
  bars: readBarsQuery,
  funding: readMarketName,
  cell: readCellQuery,
  facts: readMarketName,
  storedMaps: readMapsQuery,
  checked: readMarketRead,
  ...JOURNAL_READERS,
};

function readMarketName(input: unknown): { readonly market: string } {
  const { market } = fields(input);
  if (!isMarket(market)) throw new Error('Unknown market');
  return { market };
}

function readMapsQuery(input: unknown): MapsQuery {
  const span = readSpan(input);
  if (!span || span.to - span.from > LONGEST_MAPS_MS) throw new Error('Malformed maps query');
  return { ...readMarketName(input), ...span };
}

function readPageReport(input: unknown): PageReport {
  const { host, market, venue, symbol, chosen, state, reason, pane } = fields(input);
  if (!isText(host) || !isMarket(market) || !isVenue(venue) || !isText(symbol) || !isText(reason))
    throw new Error('Malformed page report');
  if (!isPageState(state)) throw new Error('Unknown page state');
  const area = readArea(pane);
  return { host, market, venue, symbol, chosen: chosen === true, state, reason, ...(area && { pane: area }) };
}

function readArea(value: unknown): PageArea | undefined {
  const { left, top, width, height, scale } = fields(value);
  if (![left, top, width, height, scale].every(Number.isFinite)) return undefined;
  return { left, top, width, height, scale } as PageArea;
}

function readBarsQuery(input: unknown): BarsQuery {
  const { venue, market, intervalMs } = fields(input);
  if (!isVenue(venue) || !isMarket(market) || !isInterval(intervalMs))
    throw new Error('Malformed bars query');
  return { venue, market, intervalMs };
}

function readCellQuery(input: unknown): CellQuery {
  const { layer, market, time, price } = fields(input);
  if (!isLayer(layer) || !isMarket(market) || !isTime(time) || !isPrice(price))
    throw new Error('Malformed cell query');
  return { layer, market, time, price };
}
