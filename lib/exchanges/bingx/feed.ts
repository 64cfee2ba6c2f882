import type { Demand, SocketPlan } from '../exchange';
import { isFields } from '../fields';
import { parseJson } from '../parse-json';

export const API = 'https://open-api.bingx.com/openApi/swap';
/** The venue pings every five seconds, and leaves who does not answer. */
const STALE_MS = 30_000;
/** Heartbeats are the shortest of frames. */
const LONGEST_PING = 150;

export const BOOK_LEVELS = 100;
const SOCKET = 'market';
const bookTopic = (symbol: string) => `${symbol}@depth${BOOK_LEVELS}`;

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  if (symbols.length === 0) return [];
  const topics = symbols.flatMap((symbol) => [
    bookTopic(symbol),
    ...['trade', 'markPrice', 'kline_1m'].map((name) => `${symbol}@${name}`),
  ]);
  return [
    {
      key: SOCKET,
      url: 'wss://open-api-swap.bingx.com/swap-market',
      subscribe: topics.map((topic) => request('sub', topic)),
      pacingMs: 100,
      staleAfterMs: STALE_MS,
    },
  ];
}

/** Every book frame is a snapshot: the next one repairs the book, and a new subscription brings it at once. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const topic = bookTopic(symbol);
  return { socket: SOCKET, frames: [request('unsub', topic), request('sub', topic)] };
}

const request = (reqType: 'sub' | 'unsub', dataType: string) =>
  JSON.stringify({ id: dataType, reqType, dataType });

export const TEXT_PING = 'Ping';

/** The venue pings in words, `Ping`, or with an id and a time that it wants back. */
export function demand(frame: string): Demand | undefined {
  if (frame === TEXT_PING) return { say: 'Pong' };
  if (frame.length > LONGEST_PING || !frame.includes('"ping"')) return undefined;
  const message = parseJson(frame);
  if (!isFields(message) || message['ping'] === undefined) return undefined;
  return { say: JSON.stringify({ pong: message['ping'], time: message['time'] }) };
}
