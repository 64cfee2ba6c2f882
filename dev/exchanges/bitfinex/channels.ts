import { unreachable } from '../../../lib/core/assert';

type Message = Readonly<Record<string, unknown>>;

/** What a client can be subscribed to. */
export type Channel =
  | { readonly name: 'book'; readonly symbol: string; readonly len: number }
  | { readonly name: 'trades' | 'status'; readonly symbol: string }
  | { readonly name: 'liquidations' };

const LENGTHS: ReadonlySet<string> = new Set(['1', '25', '100', '250']);
const DEFAULT_LENGTH = '25';
const DERIVATIVE = 'deriv:';

/** What a client subscribes to; undefined when the venue has no such channel. */
export function channelOf(message: Message, isListed: (symbol: string) => boolean): Channel | undefined {
  const { channel, symbol, key, len = DEFAULT_LENGTH } = message;
  if (channel === 'status') return statusChannel(String(key), isListed);
  if (typeof symbol !== 'string' || !isListed(symbol)) return undefined;
  if (channel === 'trades') return { name: 'trades', symbol };
  return channel === 'book' && LENGTHS.has(String(len))
    ? { name: 'book', symbol, len: Number(len) }
    : undefined;
}

function statusChannel(key: string, isListed: (symbol: string) => boolean): Channel | undefined {
  if (key === 'liq:global') return { name: 'liquidations' };
  const symbol = key.slice(DERIVATIVE.length);
  return key.startsWith(DERIVATIVE) && isListed(symbol) ? { name: 'status', symbol } : undefined;
}

/** The name under which a channel's messages are sent. */
export const streamOf = (channel: Channel) => Object.values(channel).join(' ');

/** The rest of the answer to a subscription. */
export function described(channel: Channel): object {
  switch (channel.name) {
    case 'book': {
      const { symbol, len } = channel;
      return { channel: 'book', symbol, prec: 'P0', freq: 'F0', len: String(len), pair: symbol.slice(1) };
    }
    case 'trades':
      return { channel: 'trades', symbol: channel.symbol, pair: channel.symbol.slice(1) };
    case 'status':
      return { channel: 'status', key: `${DERIVATIVE}${channel.symbol}` };
    case 'liquidations':
      return { channel: 'status', key: 'liq:global' };
    default:
      return unreachable(channel);
  }
}
