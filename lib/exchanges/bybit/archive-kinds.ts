import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Topics the product has no use for, the ones of the protocols before v5 among them. */
export const IGNORED_TOPICS: ReadonlySet<string> = new Set(
  [
    'orderbook.1 orderbook.rpi orderbook.full priceLimit insurance adlAlert system kline_lt',
    'tickers_lt lt tickers_markPrice greeks orderBookL2_25 orderBook_200 instrument_info trade',
    'candle klineV2 depth bookTicker',
  ].flatMap((names) => names.split(' ')),
);

/** What a REST `result` holds; undefined when it is not recognised. */
export function bodyKind(result: unknown): string | undefined {
  if (!isFields(result)) return undefined;
  if ('b' in result && 'a' in result) return 'orderbook';
  if ('timeNano' in result) return 'serverTime';
  return Array.isArray(result['list']) ? listKind(result['list'] as readonly unknown[]) : undefined;
}

/** What the `list` of a REST answer holds, by the fields of its first entry; undefined when it is not recognised. */
function listKind(rows: readonly unknown[]): string | undefined {
  const [first] = rows;
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return first.length >= 7 ? 'kline' : 'priceKline';
  if (!isFields(first)) return undefined;
  return kindBy(first, LIST_KINDS);
}

const LIST_KINDS: Kinds = [
  ['fundingHistory', ['fundingRateTimestamp']],
  ['ticker', ['lastPrice']],
  ['openInterest', ['openInterest']],
  ['recentTrade', ['execId']],
  ['instrumentsInfo', ['priceFilter']],
  ['riskLimit', ['riskLimitValue']],
  ['accountRatio', ['buyRatio']],
  ['deliveryPrice', ['deliveryPrice']],
  ['insurance', ['balance']],
];

export const IGNORED_LISTS: ReadonlySet<string> = new Set(
  'emptyList priceKline instrumentsInfo riskLimit accountRatio deliveryPrice insurance'.split(' '),
);
