import type { SocketPlan } from '../exchange';

export const API = 'https://api.exchange.coinbase.com';
export const SOCKET = 'feed';

/** The book in batches of 50 ms, trades, and each second the number of the newest trade. */
const CHANNELS = ['level2_batch', 'matches', 'heartbeat'];

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return [
    {
      key: SOCKET,
      url: 'wss://ws-feed.exchange.coinbase.com',
      subscribe: symbols.map((symbol) => command('subscribe', symbol, CHANNELS)),
      // Eight messages a second are borne.
      pacingMs: 250,
      staleAfterMs: 15_000,
    },
  ];
}

/** A new subscription makes the venue send the whole book again. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const book = ['level2_batch'];
  return {
    socket: SOCKET,
    frames: [command('unsubscribe', symbol, book), command('subscribe', symbol, book)],
  };
}

const command = (type: 'subscribe' | 'unsubscribe', symbol: string, channels: readonly string[]) =>
  JSON.stringify({ type, product_ids: [symbol], channels });
