import { isVenueId, type VenueId } from '../market/venues';
import type { Readers } from './channel';
import {
  type BarsQuery,
  type CellQuery,
  INJECTED_SCRIPTS,
  type InjectedScript,
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

/** Venues list instruments in more alphabets than ours. */
const MARKET = /^[^\s-]{1,20}-[^\s-]{1,20}$/u;
const LONGEST_TEXT = 300;
const LONGEST_BAR_MS = 31 * 86_400_000;

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8.64e15;
const isPrice = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;
const isMarket = (value: unknown): value is string => typeof value === 'string' && MARKET.test(value);
const isVenue = (value: unknown): value is VenueId => typeof value === 'string' && isVenueId(value);
const isInterval = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= LONGEST_BAR_MS;
const isScript = (value: unknown): value is InjectedScript =>
  (INJECTED_SCRIPTS as readonly unknown[]).includes(value);
const isPageState = (value: unknown): value is PageReport['state'] =>
  value === 'locked' || value === 'settling' || value === 'parked';

/** The watch request in a port message, or undefined when it is not one. */
export function readWatchRequest(message: unknown): WatchRequest | undefined {
  const { market, venue, symbol, from, to } = fields(message);
  if (!isMarket(market) || !isVenue(venue) || !isText(symbol)) return undefined;
  if (!isTime(from) || !isTime(to) || to <= from) return undefined;
  return { market, venue, symbol, from, to };
}

/** Reads every request's input or throws with what is wrong with it. */
export const READERS: Readers = {
  status: () => undefined,
  alerts: () => undefined,
  activePage: () => undefined,
  adopt: () => undefined,
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
  cell: readCellQuery,
};

function readPageReport(input: unknown): PageReport {
  const { host, market, venue, symbol, chosen, state, reason } = fields(input);
  if (!isText(host) || !isMarket(market) || !isVenue(venue) || !isText(symbol) || !isText(reason))
    throw new Error('Malformed page report');
  if (!isPageState(state)) throw new Error('Unknown page state');
  return { host, market, venue, symbol, chosen: chosen === true, state, reason };
}

function readBarsQuery(input: unknown): BarsQuery {
  const { venue, market, intervalMs } = fields(input);
  if (!isVenue(venue) || !isMarket(market) || !isInterval(intervalMs))
    throw new Error('Malformed bars query');
  return { venue, market, intervalMs };
}

function readCellQuery(input: unknown): CellQuery {
  const { market, time, price } = fields(input);
  if (!isMarket(market) || !isTime(time) || !isPrice(price)) throw new Error('Malformed cell query');
  return { market, time, price };
}
