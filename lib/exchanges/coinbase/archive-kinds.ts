import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Messages of the Exchange feed and channels of Advanced Trade that the product has no use for. */
export const IGNORED: ReadonlySet<string> = new Set(
  [
    // The orders one by one, of the `full` and `level3` channels.
    'received open done change activate noop level3',
    'ticker ticker_batch status auction rfq_match user futures_balance_summary',
    'products product currencies stats pricebook emptyList orders account',
  ].flatMap((names) => names.split(' ')),
);

export const CONTROL: ReadonlySet<string> = new Set([
  'subscriptions',
  'heartbeats',
  'serverTime',
  // What a client says.
  'subscribe',
  'unsubscribe',
]);

/** The kind of a message: its `type` or `channel`, or what its fields give away; undefined when it is not recognised. */
export function kindOf(message: unknown): string | undefined {
  if (Array.isArray(message)) return kindOfList(message as readonly unknown[]);
  if (!isFields(message)) return undefined;
  if (typeof message['channel'] === 'string') return message['channel'];
  // Products have a type too, in the answers of Advanced Trade.
  if (typeof message['type'] === 'string' && !('product_type' in message)) return message['type'];
  const kind = kindBy(message, BODY_KINDS);
  return kind === 'book' && hasOrders(message['bids']) ? 'orders' : kind;
}

function kindOfList([first]: readonly unknown[]): string | undefined {
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return first.length === 6 ? 'candles body' : undefined;
  if (typeof first === 'string') return 'level3';
  if (!isFields(first)) return undefined;
  return kindBy(first, LIST_KINDS);
}

/** Books of single orders name each by its id where the others count the orders of a level. */
function hasOrders(bids: unknown): boolean {
  const [first] = Array.isArray(bids) ? (bids as readonly unknown[]) : [];
  return Array.isArray(first) && typeof first[2] === 'string';
}

const LIST_KINDS: Kinds = [
  ['trades body', ['trade_id']],
  ['products', ['quote_increment']],
  ['currencies', ['max_precision']],
];

/** The first that fits counts. */
const BODY_KINDS: Kinds = [
  ['book', ['bids', 'asks', 'sequence']],
  ['advanced candles', ['candles']],
  ['advanced trades', ['trades']],
  ['products', ['products']],
  ['product', ['quote_increment']],
  ['pricebook', ['pricebook']],
  ['ticker', ['trade_id', 'bid', 'ask']],
  ['stats', ['open', 'high', 'low', 'last']],
  ['serverTime', ['iso']],
  ['account', ['accounts']],
  ['account', ['orders']],
  ['account', ['fills']],
  ['error', ['message']],
];
