import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

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
