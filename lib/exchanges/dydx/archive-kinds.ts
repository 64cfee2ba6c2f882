import type { Fields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set(
  'v4_subaccounts v4_parent_subaccounts v4_block_height v4_accounts'.split(' '),
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
