import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set(
  [
    'quote perpetual incremental_ticker estimated_expiration_price markprice deribit_price_index',
    'deribit_price_ranking deribit_price_statistics deribit_volatility_index instrument',
    'platform_state rfq block_rfq block_trade_confirmations user announcements',
  ].flatMap((names) => names.split(' ')),
);

const LIST_KINDS: Kinds = [
  ['fundingHistory', ['interest_1h']],
  ['instruments', ['tick_size']],
  ['bookSummary', ['volume_usd']],
  ['bookSummary', ['open_interest']],
  ['currencies', ['coin_type']],
];

const BODY_KINDS: Kinds = [
  ['chart', ['ticks']],
  ['trades', ['trades']],
  ['orderBook', ['change_id']],
  ['ticker', ['mark_price']],
  ['instrument', ['tick_size']],
  ['indexPrice', ['index_price']],
  ['settlements', ['settlements']],
  ['volatilityIndex', ['continuation']],
  ['version', ['version']],
];

/** What the `result` of an answer holds; undefined when it is not recognised. */
export function resultKind(result: unknown): string | undefined {
  if (typeof result === 'string' || typeof result === 'number') return 'done';
  if (isFields(result)) return kindBy(result, BODY_KINDS);
  if (!Array.isArray(result)) return undefined;
  const [first] = result as readonly unknown[];
  if (first === undefined) return 'emptyList';
  if (typeof first === 'string') return 'done';
  return isFields(first) ? kindBy(first, LIST_KINDS) : undefined;
}

/** Answers to what was said on the socket. */
export const CONTROL_RESULTS: ReadonlySet<string> = new Set(['done', 'version']);

export const IGNORED_RESULTS: ReadonlySet<string> = new Set(
  'emptyList instruments instrument bookSummary currencies indexPrice settlements volatilityIndex'.split(' '),
);
