import { type Fields, isFields, text } from '../fields';
import { kindBy, type Kinds } from '../message-shape';
import type { BitgetMarket } from './market';
import { intervalOf, type Push, pushOf } from './push';

type Category = 'spot' | 'usdt-futures' | 'usdc-futures' | 'coin-futures';

const CATEGORIES: readonly Category[] = ['spot', 'usdt-futures', 'usdc-futures', 'coin-futures'];
const CANDLE = /^candle(.+)$/;

/** The protocols before v3 say `channel` and `instId` for `topic` and `symbol`. */
export interface ArchivedPush extends Push {
  readonly category: Category | undefined;
}

/** @throws MalformedError when the message does not say what it is about. */
export function archivedPush(arg: Fields): ArchivedPush {
  const { topic, channel } = arg;
  const symbolField = arg['symbol'] ?? arg['instId'];
  const symbol = symbolField === undefined ? undefined : text(symbolField, 'symbol');
  const category = categoryOf(text(arg['instType'], 'instType'), symbol ?? '');
  if (typeof topic === 'string')
    // v3 counts coin-margined contracts in US dollars, v2 in base units.
    return { ...pushOf(arg), symbol, category, inQuote: category === 'coin-futures' };
  const told = text(channel, 'channel');
  const name = topicName(told);
  const intervalMs = intervalOf(told.slice(name.length));
  return { name, intervalMs, category, symbol, checked: name === 'books' };
}

/** The name of a topic without the interval of a candle. */
export const topicName = (topic: string) => (CANDLE.test(topic) ? 'candle' : topic);

/** Categories as all protocols write them; `sp` and `mc` are those of v1, where the symbol tells the margin coin. */
function categoryOf(instType: string, symbol: string): Category | undefined {
  const name = instType.toLowerCase();
  if (name === 'sp') return 'spot';
  if (name === 'mc') return symbol.endsWith('USD') ? 'coin-futures' : 'usdt-futures';
  return CATEGORIES.find((category) => category === name);
}

/** Futures of the other margin coins are read as well, spot and futures share names and are kept apart. */
export function isOurs(category: Category | undefined, { venue }: BitgetMarket): boolean {
  return category !== undefined && (category === 'spot') === (venue === 'bitget-spot');
}

/** Topics the product has no use for. The best level alone is no book. */
export const IGNORED_TOPICS: ReadonlySet<string> = new Set(['books1', 'auction', 'index-price']);

/** `BTCUSDT_UMCBL` of v1 as it is called since. */
export const plainSymbol = (symbol: string) => symbol.replace(V1_SUFFIX, '');

const V1_SUFFIX = /_(UMCBL|CMCBL|DMCBL|SPBL)$/;

/** Whether a symbol with the suffix of v1, or a row that names its category, is of this market; true where nothing tells. */
export function isRowOurs(row: Fields, market: BitgetMarket): boolean {
  const { category, symbol } = row;
  if (typeof category === 'string') return isOurs(categoryOf(category, ''), market);
  const suffix = typeof symbol === 'string' ? V1_SUFFIX.exec(symbol)?.[1] : undefined;
  return suffix === undefined || isOurs(suffix === 'SPBL' ? 'spot' : 'usdt-futures', market);
}

export type BodyKind =
  | 'orderbook'
  | 'openInterest'
  | 'fundingHistory'
  | 'currentFunding'
  | 'ticker'
  | 'fills'
  | 'candles'
  | 'instruments'
  | 'positionTier'
  | 'fundingTime'
  | 'emptyList'
  | 'serverTime';

/** Bodies that only futures have. */
export const FUTURES_BODIES: ReadonlySet<BodyKind> = new Set([
  'openInterest',
  'fundingHistory',
  'currentFunding',
  'fundingTime',
  'positionTier',
]);

export const IGNORED_BODIES: ReadonlySet<BodyKind> = new Set([
  'instruments',
  'positionTier',
  'fundingTime',
  'emptyList',
]);

/** What the `data` of an answer holds, by its fields; undefined when it is not recognised. */
export function bodyKind(data: unknown): BodyKind | undefined {
  if (Array.isArray(data)) return listKind(data as readonly unknown[]);
  if (!isFields(data)) return undefined;
  const kind = kindBy(data, OBJECT_KINDS);
  if (kind !== undefined) return kind;
  return Array.isArray(data['list']) ? listKind(data['list'] as readonly unknown[]) : undefined;
}

const OBJECT_KINDS: Kinds<BodyKind> = [
  ['orderbook', ['asks', 'bids']],
  ['orderbook', ['a', 'b']],
  ['openInterest', ['openInterestList']],
  ['openInterest', ['symbol', 'amount']],
  ['fundingHistory', ['resultList']],
  ['serverTime', ['serverTime']],
];

function listKind(rows: readonly unknown[]): BodyKind | undefined {
  const [first] = rows;
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return 'candles';
  if (!isFields(first)) return undefined;
  return LIST_KINDS.find(([, keys]) => keys.some((key) => key in first))?.[0];
}

const LIST_KINDS: readonly (readonly [kind: BodyKind, keys: readonly string[]])[] = [
  ['instruments', ['pricePrecision', 'pricePlace']],
  ['positionTier', ['mmr', 'keepMarginRate']],
  ['ticker', ['lastPrice', 'lastPr', 'markPrice']],
  ['fundingHistory', ['fundingRateTimestamp', 'fundingTime']],
  ['currentFunding', ['fundingRate']],
  ['fundingTime', ['nextFundingTime']],
  ['openInterest', ['openInterest']],
  ['fills', ['execId', 'tradeId']],
];
