import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** What a topic speaks of: `/contractMarket/level2:XBTUSDTM`, `/market/candles:BTC-USDT_1min`. */
export interface Topic {
  readonly market: 'futures' | 'spot';
  /** `level2`, `candles`. */
  readonly name: string;
  readonly symbol: string;
  /** Of bars: `1min`. */
  readonly interval: string;
}

export function readTopic(topic: string): Topic {
  const [path = '', subject = ''] = topic.split(':');
  const [, root = '', name = ''] = path.split('/');
  const market = root.startsWith('contract') ? 'futures' : 'spot';
  const [symbol = '', interval = ''] = BARS.has(name) ? subject.split('_') : [subject];
  return { market, name: name === '' ? root : name, symbol, interval };
}

const BARS: ReadonlySet<string> = new Set(['candle', 'candles']);

/** Topics the product has no use for, those of accounts among them, and `limitCandle`, whose volume the venue says is wrong. */
export const IGNORED_TOPICS: ReadonlySet<string> = new Set(
  [
    'ticker tickerV2 snapshot level1 level3 level3v2 announcement index markPrice fundingBook',
    'callauction callauctionData liquidationOrders limitCandle bookLevel loan',
    'tradeOrders tradeOrdersV2 advancedOrders wallet balance position positionAll isolatedPosition',
  ].flatMap((names) => names.split(' ')),
);

/** What the `data` of a REST answer is, by its fields; undefined when it is not recognised. */
export function bodyKind(data: unknown): string | undefined {
  if (typeof data === 'number') return 'serverTime';
  const [first] = Array.isArray(data) ? (data as readonly unknown[]) : [data];
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return 'bars';
  if (!isFields(first)) return undefined;
  return kindBy(first, BODY_KINDS);
}

const BODY_KINDS: Kinds = [
  ['bullet', ['token', 'instanceServers']],
  ['level2', ['bids', 'asks']],
  ['contracts', ['multiplier', 'isInverse']],
  ['symbols', ['baseIncrement', 'priceIncrement']],
  ['fundingRates', ['fundingRate', 'timepoint']],
  ['riskLimit', ['maxRiskLimit', 'maintainMargin']],
  ['openInterest', ['openInterest', 'ts']],
  ['ticker', ['bestAskPrice']],
  ['ticker', ['bestAsk']],
  ['ticker', ['ticker', 'time']],
  ['trades', ['price', 'size', 'side']],
  ['markPrice', ['value', 'indexPrice', 'granularity']],
  ['currentFunding', ['value', 'granularity', 'timePoint']],
  ['status', ['status', 'msg']],
];

export const IGNORED_BODIES: ReadonlySet<string> = new Set(
  'emptyList symbols riskLimit ticker currentFunding status'.split(' '),
);
