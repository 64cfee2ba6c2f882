import type { RestRequest, SocketPlan } from '../exchange';

const INFO = 'https://api.hyperliquid.xyz/info';
export const SOCKET = 'public';

/** What most questions cost of 1,200 a minute, and how many rows of an answer cost one more. */
export const INFO_WEIGHT = 20;
export const ROWS_PER_WEIGHT = { funding: 20, candles: 60 } as const;

/** Everything is asked for by a POST to one address. */
export const question = (body: object, weight: number = INFO_WEIGHT): RestRequest => ({
  url: INFO,
  method: 'POST',
  body: JSON.stringify(body),
  weight,
});

type Method = 'subscribe' | 'unsubscribe';

const command = (method: Method, subscription: object) => JSON.stringify({ method, subscription });

/** Twenty levels every two seconds; `fast` would be five every half second, too few to see walls. */
const book = (coin: string) => ({ type: 'l2Book', coin });

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  const subscriptions = symbols.flatMap((coin) => [
    book(coin),
    { type: 'trades', coin },
    { type: 'activeAssetCtx', coin },
    { type: 'candle', coin, interval: '1m' },
  ]);
  return [
    {
      key: SOCKET,
      url: 'wss://api.hyperliquid.xyz/ws',
      subscribe: subscriptions.map((subscription) => command('subscribe', subscription)),
      pacingMs: 50,
      // After a minute of silence the venue closes.
      heartbeat: { everyMs: 30_000, frame: JSON.stringify({ method: 'ping' }) },
      staleAfterMs: 30_000,
    },
  ];
}

/** Every frame is a whole book; a new subscription brings one at once. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const methods: readonly Method[] = ['unsubscribe', 'subscribe'];
  return { socket: SOCKET, frames: methods.map((method) => command(method, book(symbol))) };
}
