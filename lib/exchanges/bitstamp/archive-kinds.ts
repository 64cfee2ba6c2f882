import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for: orders one by one, the funding of perpetuals. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set([
  'detail_order_book',
  'live_orders',
  'funding_rate',
]);

export const IGNORED_BODIES: ReadonlySet<string> = new Set(['pairs', 'ticker', 'currencies', 'emptyList']);

/** What a REST body is, by what its fields give away; undefined when it is not recognised. */
export function bodyKind(body: unknown): string | undefined {
  const isList = Array.isArray(body);
  const first: unknown = isList ? (body as readonly unknown[])[0] : body;
  if (isList && first === undefined) return 'emptyList';
  if (!isFields(first)) return undefined;
  const data = first['data'];
  if (isFields(data) && 'ohlc' in data) return 'ohlc';
  return kindBy(first, BODY_KINDS);
}

/** The first that fits counts. */
const BODY_KINDS: Kinds = [
  ['order book', ['bids', 'asks', 'timestamp']],
  ['transactions', ['tid', 'amount']],
  ['pairs', ['base_decimals', 'counter_decimals']],
  ['ticker', ['last', 'vwap']],
  ['currencies', ['currency', 'decimals']],
  ['error', ['code', 'reason']],
  ['error', ['status', 'reason']],
  ['error', ['error']],
];
