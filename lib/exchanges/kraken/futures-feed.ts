import type { SocketPlan } from '../exchange';

export const SOCKET = 'public';

const PING_MS = 30_000;

/** One socket; a frame names a feed and its products. */
export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return [
    {
      key: SOCKET,
      url: 'wss://futures.kraken.com/ws/v1',
      subscribe: [
        ...['book', 'trade', 'ticker'].map((feed) => order('subscribe', feed, symbols)),
        JSON.stringify({ event: 'subscribe', feed: 'heartbeat' }),
      ],
      pacingMs: 100,
      heartbeat: { everyMs: PING_MS, frame: JSON.stringify({ event: 'ping' }) },
      staleAfterMs: 30_000,
    },
  ];
}

/** A new subscription makes the venue send a snapshot again. */
export const resubscribe = (symbol: string) => ({
  socket: SOCKET,
  frames: [order('unsubscribe', 'book', [symbol]), order('subscribe', 'book', [symbol])],
});

const order = (event: 'subscribe' | 'unsubscribe', feed: string, symbols: readonly string[]) =>
  JSON.stringify({ event, feed, product_ids: symbols });
