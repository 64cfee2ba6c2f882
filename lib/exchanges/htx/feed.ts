import type { Demand, SocketPlan } from '../exchange';
import { isFields } from '../fields';
import { parseJson } from '../parse-json';

export const API = 'https://api.hbdm.com';
/** The venue pings every five seconds, and leaves who does not answer. */
const STALE_MS = 30_000;
/** Heartbeats are the shortest of frames. */
const LONGEST_PING = 100;

/** The deepest book that is pushed in increments. */
export const BOOK_LEVELS = 150;
const bookTopic = (symbol: string) => `market.${symbol}.depth.size_${BOOK_LEVELS}.high_freq`;

/** Prices and trades on one socket, what the venue does to its contracts on another of another dialect. */
export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  if (symbols.length === 0) return [];
  return [
    {
      key: 'market',
      url: 'wss://api.hbdm.com/linear-swap-ws',
      subscribe: symbols.flatMap((symbol, index) => [
        subscribeBook(symbol, `book-${index + 1}`),
        JSON.stringify({ sub: `market.${symbol}.trade.detail`, id: `trade-${index + 1}` }),
        JSON.stringify({ sub: `market.${symbol}.kline.1min`, id: `kline-${index + 1}` }),
      ]),
      pacingMs: 50,
      staleAfterMs: STALE_MS,
    },
    {
      key: 'notification',
      url: 'wss://api.hbdm.com/linear-swap-notification',
      subscribe: symbols.flatMap((symbol, index) =>
        ['liquidation_orders', 'funding_rate'].map((name) =>
          JSON.stringify({ op: 'sub', cid: `${name}-${index + 1}`, topic: `public.${symbol}.${name}` }),
        ),
      ),
      pacingMs: 50,
      // Funding is said once a minute, liquidations when there are any.
      rare: true,
      staleAfterMs: STALE_MS,
    },
  ];
}

const subscribeBook = (symbol: string, id: string) =>
  JSON.stringify({ sub: bookTopic(symbol), data_type: 'incremental', id });

/** A new subscription makes the venue send a snapshot again. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const unsubscribe = JSON.stringify({ unsub: bookTopic(symbol), id: 'book-again' });
  return { socket: 'market', frames: [unsubscribe, subscribeBook(symbol, 'book-again')] };
}

/** Both sockets ping, each in its own words: `{"ping":1}` and `{"op":"ping","ts":"1"}`. */
export function demand(frame: string): Demand | undefined {
  if (frame.length > LONGEST_PING || !frame.includes('"ping"')) return undefined;
  const message = parseJson(frame);
  if (!isFields(message)) return undefined;
  if (message['ping'] !== undefined) return { say: JSON.stringify({ pong: message['ping'] }) };
  return message['op'] === 'ping' ? { say: JSON.stringify({ op: 'pong', ts: message['ts'] }) } : undefined;
}
