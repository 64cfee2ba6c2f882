import type { SocketPlan } from '../exchange';

export const API = 'https://indexer.dydx.trade/v4';
export const SOCKET = 'public';

type Command = 'subscribe' | 'unsubscribe';

const command = (type: Command, channel: string, id?: string) => JSON.stringify({ type, channel, id });

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return [
    {
      key: SOCKET,
      url: 'wss://indexer.dydx.trade/v4/ws',
      subscribe: [
        ...symbols.flatMap((symbol) => [
          command('subscribe', 'v4_orderbook', symbol),
          command('subscribe', 'v4_trades', symbol),
          command('subscribe', 'v4_candles', `${symbol}/1MIN`),
        ]),
        // Tells of every market; the mapper keeps those it has heard of before.
        command('subscribe', 'v4_markets'),
      ],
      pacingMs: 100,
      staleAfterMs: 30_000,
    },
  ];
}

/** A new subscription begins with the whole book. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const commands: readonly Command[] = ['unsubscribe', 'subscribe'];
  return { socket: SOCKET, frames: commands.map((type) => command(type, 'v4_orderbook', symbol)) };
}
