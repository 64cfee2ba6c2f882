import { isFields } from '../fields';

/** A channel's name without its symbol, and the symbol. */
export interface Channel {
  readonly name: string;
  readonly symbol: string;
}

const CHANNEL = /^((?:diff_|detail_)?order_book|live_trades|live_orders|funding_rate)_(.+)$/;

export function channelOf(channel: string): Channel {
  const [, name, symbol] = CHANNEL.exec(channel) ?? [];
  return name === undefined || symbol === undefined ? { name: channel, symbol: '' } : { name, symbol };
}

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
  return BODY_KINDS.find(([, keys]) => keys.every((key) => key in first))?.[0];
}

/** The first that fits counts. */
const BODY_KINDS: readonly (readonly [kind: string, keys: readonly string[]])[] = [
  ['order book', ['bids', 'asks', 'timestamp']],
  ['transactions', ['tid', 'amount']],
  ['pairs', ['base_decimals', 'counter_decimals']],
  ['ticker', ['last', 'vwap']],
  ['currencies', ['currency', 'decimals']],
  ['error', ['code', 'reason']],
  ['error', ['status', 'reason']],
  ['error', ['error']],
];

/** A name for what was not recognised: its fields, so that the notes show what to look for. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (!isFields(value)) return value === null ? 'null' : typeof value;
  return `{${Object.keys(value).toSorted().slice(0, 8).join(',')}}`.slice(0, 80);
}
