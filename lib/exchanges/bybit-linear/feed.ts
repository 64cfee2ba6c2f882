import type { SocketPlan } from '../exchange';

export const API = 'https://api.bybit.com/v5/market';
export const SOCKET = 'public';

const ARGS_PER_FRAME = 10;

/** The deepest book with a public snapshot; it is pushed five times a second. */
export const bookTopic = (symbol: string) => `orderbook.1000.${symbol}`;

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  const topics = symbols.flatMap((symbol) => [
    bookTopic(symbol),
    `publicTrade.${symbol}`,
    `allLiquidation.${symbol}`,
    `tickers.${symbol}`,
    `kline.1.${symbol}`,
  ]);
  return [
    {
      key: SOCKET,
      url: 'wss://stream.bybit.com/v5/public/linear',
      subscribe: commands('subscribe', topics),
      pacingMs: 100,
      heartbeat: { everyMs: 20_000, frame: JSON.stringify({ req_id: 'ping', op: 'ping' }) },
      staleAfterMs: 30_000,
    },
  ];
}

/** A new subscription makes the venue send a snapshot again. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const topics = [bookTopic(symbol)];
  return { socket: SOCKET, frames: [...commands('unsubscribe', topics), ...commands('subscribe', topics)] };
}

function commands(op: 'subscribe' | 'unsubscribe', topics: readonly string[]): string[] {
  const frames: string[] = [];
  for (let start = 0; start < topics.length; start += ARGS_PER_FRAME) {
    const args = topics.slice(start, start + ARGS_PER_FRAME);
    frames.push(JSON.stringify({ req_id: `${op}-${start / ARGS_PER_FRAME + 1}`, op, args }));
  }
  return frames;
}
