import type { Demand, SocketPlan } from '../exchange';

export const API = 'https://api.crypto.com/exchange/v1/public';
const SOCKET = 'market';

/** The deepest book. */
export const BOOK_LEVELS = 50;

const bookChannel = (symbol: string) => `book.${symbol}.${BOOK_LEVELS}`;

const channels = (symbol: string): readonly string[] => [
  bookChannel(symbol),
  ...['trade', 'ticker', 'funding', 'mark', 'candlestick.1m'].map((name) => `${name}.${symbol}`),
];

export const sockets = (symbols: readonly string[]): readonly SocketPlan[] => [
  {
    key: SOCKET,
    url: 'wss://stream.crypto.com/exchange/v1/market',
    // Requests are counted by the second in which the connection was opened, of which little may be left.
    settleMs: 1000,
    subscribe: symbols.map((symbol, index) => subscribe(index + 1, channels(symbol))),
    pacingMs: 100,
    // The venue's heartbeat, every half a minute, is the least that is heard.
    staleAfterMs: 45_000,
  },
];

/** Another subscription is enough for another snapshot. */
export const resubscribe = (symbol: string) => ({
  socket: SOCKET,
  frames: [subscribe(1, [bookChannel(symbol)])],
});

const NO_TIME = '"nonce":0';

const subscribe = (id: number, names: readonly string[]) =>
  JSON.stringify({
    id,
    method: 'subscribe',
    nonce: 0,
    params: {
      channels: names,
      book_subscription_type: 'SNAPSHOT_AND_UPDATE',
      book_update_frequency: 100,
    },
  });

/** `nonce` is the time of sending. */
export const stamp = (frame: string, now: number): string => frame.replace(NO_TIME, `"nonce":${now}`);

/** The venue ends a connection that does not answer its heartbeat, with the same number, within five seconds. */
export function demand(frame: string): Demand | undefined {
  if (!frame.includes('"public/heartbeat"')) return undefined;
  // Taken as text: the number may be larger than a double holds.
  const [, id] = /"id":\s*(\d+)/.exec(frame) ?? [];
  return id === undefined ? undefined : { say: `{"id":${id},"method":"public/respond-heartbeat"}` };
}
