import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_TOPICS: ReadonlySet<string> = new Set('bookTicker lastPrice ticker'.split(' '));

/** What the `data` of a REST answer is, by its fields; undefined when it is not recognised. */
export function bodyKind(data: unknown): string | undefined {
  const [first] = Array.isArray(data) ? (data as readonly unknown[]) : [data];
  if (first === undefined) return 'emptyList';
  if (!isFields(first)) return undefined;
  return kindBy(first, BODY_KINDS);
}

const BODY_KINDS: Kinds = [
  ['depth', ['bids', 'asks']],
  ['openInterest', ['openInterest', 'symbol']],
  ['premiumIndex', ['markPrice', 'lastFundingRate']],
  ['fundingRate', ['fundingRate', 'fundingTime']],
  ['markPriceKlines', ['open', 'close', 'openTime']],
  ['ticker', ['lastPrice', 'priceChange']],
  ['klines', ['open', 'close', 'time']],
  ['trades', ['isBuyerMaker', 'qty']],
  ['contracts', ['contractId', 'symbol']],
  ['bookTicker', ['book_ticker']],
  ['bookTicker', ['bid_price', 'ask_price']],
  ['price', ['symbol', 'price']],
  ['serverTime', ['serverTime']],
];

export const IGNORED_BODIES: ReadonlySet<string> = new Set(
  'emptyList markPriceKlines ticker contracts bookTicker price'.split(' '),
);
