import type { SocketPlan } from '../exchange';

export const API = 'https://api.kraken.com/0/public';
export const SOCKET = 'public';

/** The deepest book there is: the venue keeps the best so many levels of each side. */
export const BOOK_DEPTH = 1000;

const PING_MS = 30_000;

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return [
    {
      key: SOCKET,
      url: 'wss://ws.kraken.com/v2',
      subscribe: [
        book('subscribe', symbols),
        order('subscribe', { channel: 'trade', symbol: symbols, snapshot: false }),
      ],
      pacingMs: 100,
      heartbeat: { everyMs: PING_MS, frame: JSON.stringify({ method: 'ping' }) },
      staleAfterMs: 30_000,
    },
  ];
}

/** A new subscription makes the venue send a snapshot again. */
export const resubscribe = (symbol: string) => ({
  socket: SOCKET,
  frames: [book('unsubscribe', [symbol]), book('subscribe', [symbol])],
});

const book = (method: 'subscribe' | 'unsubscribe', symbol: readonly string[]) =>
  order(method, {
    channel: 'book',
    symbol,
    depth: BOOK_DEPTH,
    ...(method === 'subscribe' ? { snapshot: true } : {}),
  });

const order = (method: 'subscribe' | 'unsubscribe', params: object) => JSON.stringify({ method, params });
