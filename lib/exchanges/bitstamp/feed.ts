import type { Demand, SocketPlan } from '../exchange';

export const API = 'https://www.bitstamp.net/api/v2';

const CHANNELS = ['diff_order_book', 'live_trades'];
const RECONNECT = '"bts:request_reconnect"';
/** The order stands alone; what is longer is market data and need not be searched. */
const LONGEST_ORDER = 200;

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return [
    {
      key: 'feed',
      url: 'wss://ws.bitstamp.net',
      subscribe: symbols.flatMap((symbol) => CHANNELS.map((channel) => subscription(`${channel}_${symbol}`))),
      pacingMs: 100,
      // Answered in kind, which tells a quiet market from a dead socket.
      heartbeat: { everyMs: 10_000, frame: JSON.stringify({ event: 'bts:heartbeat' }) },
      staleAfterMs: 30_000,
    },
  ];
}

const subscription = (channel: string) => JSON.stringify({ event: 'bts:subscribe', data: { channel } });

/** The venue says so before it takes a connection down. */
export const demand = (frame: string): Demand | undefined =>
  frame.length <= LONGEST_ORDER && frame.includes(RECONNECT) ? 'reconnect' : undefined;
