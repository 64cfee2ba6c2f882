import { type Fields, isFields } from '../fields';
import { kindBy, type Kinds, shapeOf } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set(
  'v4_subaccounts v4_parent_subaccounts v4_block_height v4_accounts'.split(' '),
);

/** About the connection, and what a client says. */
export const CONTROL_TYPES: ReadonlySet<string> = new Set(
  'connected unsubscribed subscribe unsubscribe pong ping'.split(' '),
);

/** What carries the contents of a channel: all of it at first, then what changed, or several changes at once. */
export const DATA_TYPES: ReadonlySet<string> = new Set(
  'subscribed channel_data channel_batch_data'.split(' '),
);

const BODY_KINDS: Kinds = [
  ['orderbook', ['bids']],
  ['trades', ['trades']],
  ['candles', ['candles']],
  ['historicalFunding', ['historicalFunding']],
  ['perpetualMarkets', ['markets']],
  ['errors', ['errors']],
  ['time', ['iso']],
  ['height', ['height']],
  ['sparklines', ['sparklines']],
  ['account', ['subaccount']],
  ['account', ['subaccounts']],
  ['account', ['fills']],
  ['account', ['transfers']],
];

/** What a REST body holds; undefined when it is not recognised. */
export const bodyKind = (body: Fields) => kindBy(body, BODY_KINDS);

export const IGNORED_BODIES: ReadonlySet<string> = new Set(['height', 'sparklines', 'account']);

/** What the notes call a message. */
export function messageName(message: unknown): string {
  if (!isFields(message)) return shapeOf(message);
  const { type, channel } = message;
  if (typeof channel === 'string' && typeof type === 'string' && DATA_TYPES.has(type)) return channel;
  if (typeof type === 'string') return type.slice(0, 40);
  return bodyKind(message) ?? shapeOf(message);
}
