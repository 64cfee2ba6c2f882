import type { SocketPlan } from '../exchange';
import type { BybitMarket } from './markets';

export const API = 'https://api.bybit.com/v5/market';
export const SOCKET = 'public';

const ARGS_PER_FRAME = 10;

/** The deepest book with a public snapshot; it is pushed five times a second and holds the best so many levels. */
export const BOOK_LEVELS = 1000;
const bookTopic = (symbol: string) => `orderbook.${BOOK_LEVELS}.${symbol}`;

/** Nothing is liquidated on spot, and its ticker tells prices alone. */
function topicsOf(symbol: string, { category }: BybitMarket): readonly string[] {
  const derivatives = category === 'spot' ? [] : [`allLiquidation.${symbol}`, `tickers.${symbol}`];
  return [bookTopic(symbol), `publicTrade.${symbol}`, ...derivatives, `kline.1.${symbol}`];
}

export const socketsOf =
  (market: BybitMarket) =>
  (symbols: readonly string[]): readonly SocketPlan[] => [
    {
      key: SOCKET,
      url: `wss://stream.bybit.com/v5/public/${market.category}`,
      subscribe: commands(
        'subscribe',
        symbols.flatMap((symbol) => topicsOf(symbol, market)),
      ),
      pacingMs: 100,
      heartbeat: { everyMs: 20_000, frame: JSON.stringify({ req_id: 'ping', op: 'ping' }) },
      staleAfterMs: 30_000,
    },
  ];

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
