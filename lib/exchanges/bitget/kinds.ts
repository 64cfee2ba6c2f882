import { type Fields, isFields, MalformedError, text } from '../fields';
import { kindBy, type Kinds } from '../message-shape';
import type { BitgetMarket } from './market';

/** What a pushed message is about. The protocols before v3 say `channel` and `instId` for `topic` and `symbol`. */
export interface Push {
  readonly version: 'v2' | 'v3';
  /** Without the interval: `candle`. */
  readonly name: string;
  /** Of a candle; undefined for a step that is not the same length each time. */
  readonly intervalMs: number | undefined;
  readonly category: Category | undefined;
  /** Undefined for a topic that is about all of a category. */
  readonly symbol: string | undefined;
}

type Category = 'spot' | 'usdt-futures' | 'usdc-futures' | 'coin-futures';

const CATEGORIES: readonly Category[] = ['spot', 'usdt-futures', 'usdc-futures', 'coin-futures'];
const CANDLE = /^candle(.+)$/;

/** @throws MalformedError when the message does not say what it is about. */
export function pushOf(arg: Fields): Push {
  const { topic, channel } = arg;
  const symbolField = arg['symbol'] ?? arg['instId'];
  const symbol = symbolField === undefined ? undefined : text(symbolField, 'symbol');
  const category = categoryOf(text(arg['instType'], 'instType'), symbol ?? '');
  if (typeof topic === 'string') {
    const { interval } = arg;
    const intervalMs = typeof interval === 'string' ? intervalOf(interval) : undefined;
    return { version: 'v3', name: topic, intervalMs, category, symbol };
  }
  const told = text(channel, 'channel');
  const name = topicName(told);
  return {
    version: 'v2',
    name,
    intervalMs: intervalOf(told.slice(name.length)),
    category,
    symbol,
  };
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

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  H: 3_600_000,
  h: 3_600_000,
  D: 86_400_000,
  d: 86_400_000,
  W: 7 * 86_400_000,
};

/** Milliseconds of `1m`, `12H`, `1Dutc`; undefined for months. */
function intervalOf(name: string): number | undefined {
  const [, count, unit = ''] = /^(\d+)([a-zA-Z])(?:utc)?$/.exec(name) ?? [];
  const ms = UNITS[unit];
  return ms === undefined ? undefined : Number(count) * ms;
}

/** Topics the product has no use for. The best level alone is no book. */
export const IGNORED_TOPICS: ReadonlySet<string> = new Set(['books1', 'auction', 'index-price']);

/** Books of every depth: `books`, and the shallow ones which are snapshots each time. */
export const isBook = (name: string) => /^books\d*$/.test(name);

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

/** The rows of a body that is a list or holds one. @throws MalformedError when it is neither. */
export function rowsOf(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data as readonly unknown[];
  if (isFields(data))
    for (const name of ['list', 'resultList', 'openInterestList'])
      if (Array.isArray(data[name])) return data[name] as readonly unknown[];
  throw new MalformedError('data');
}
