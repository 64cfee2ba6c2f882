import type { Demand, SocketPlan } from '../exchange';
import type { BitgetMarket } from './market';

export const API = 'https://api.bitget.com/api/v3/market';
const SOCKET = 'public';

const ARGS_PER_FRAME = 5;

interface Topic {
  readonly instType: string;
  readonly topic: string;
  readonly symbol?: string;
  readonly interval?: string;
}

const bookTopic = ({ category }: BitgetMarket, symbol: string): Topic => ({
  instType: category.toLowerCase(),
  topic: 'books',
  symbol,
});

/** Bars are asked for in frames of their own, last: should the venue refuse them, nothing else is refused with them. */
export const sockets =
  (market: BitgetMarket) =>
  (symbols: readonly string[]): readonly SocketPlan[] => [
    {
      key: SOCKET,
      url: 'wss://ws.bitget.com/v3/ws/public',
      subscribe: [
        ...commands('subscribe', mainTopics(market, symbols)),
        ...commands(
          'subscribe',
          symbols.map((symbol) => ({ ...bookTopic(market, symbol), topic: 'kline', interval: '1m' })),
        ),
      ],
      pacingMs: 100,
      heartbeat: { everyMs: 30_000, frame: 'ping' },
      // The answer to a ping is the least that is heard.
      staleAfterMs: 40_000,
    },
  ];

function mainTopics(market: BitgetMarket, symbols: readonly string[]): Topic[] {
  const isSpot = market.category === 'SPOT';
  const perSymbol = symbols.flatMap((symbol) => {
    const book = bookTopic(market, symbol);
    return [book, { ...book, topic: 'publicTrade' }, ...(isSpot ? [] : [{ ...book, topic: 'ticker' }])];
  });
  // Of all contracts at once.
  const liquidations = { instType: market.category.toLowerCase(), topic: 'liquidation' };
  return isSpot ? perSymbol : [...perSymbol, liquidations];
}

/** A new subscription makes the venue send a snapshot again. */
export const resubscribe = (market: BitgetMarket) => (symbol: string) => {
  const topics = [bookTopic(market, symbol)];
  return { socket: SOCKET, frames: [...commands('unsubscribe', topics), ...commands('subscribe', topics)] };
};

function commands(op: 'subscribe' | 'unsubscribe', topics: readonly Topic[]): string[] {
  const frames: string[] = [];
  for (let start = 0; start < topics.length; start += ARGS_PER_FRAME)
    frames.push(JSON.stringify({ op, args: topics.slice(start, start + ARGS_PER_FRAME) }));
  return frames;
}

const TOO_MANY = /"code":"?3000[67]\b/;

/** After too many requests or subscriptions the venue wants a new connection. */
export const demand = (frame: string): Demand | undefined =>
  frame.includes('"event":"error"') && TOO_MANY.test(frame) ? 'reconnect' : undefined;
