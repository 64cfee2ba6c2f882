import type { Demand, SocketPlan } from '../exchange';

export const API = 'https://www.deribit.com/api/v2/public';
export const SOCKET = 'public';

/** The full book; finer than 100 ms needs a login. */
export const bookChannel = (symbol: string) => `book.${symbol}.100ms`;

/** The venue says something at least this often, and asks for a sign of life now and then. */
const HEARTBEAT_SECONDS = 30;

const call = (id: number, method: string, params: object) =>
  JSON.stringify({ jsonrpc: '2.0', id, method: `public/${method}`, params });

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  const channels = symbols.flatMap((symbol) => [
    bookChannel(symbol),
    `trades.${symbol}.100ms`,
    `ticker.${symbol}.100ms`,
    `chart.trades.${symbol}.1`,
  ]);
  return [
    {
      key: SOCKET,
      // Meant for market data without a login.
      url: 'wss://streams.deribit.com/ws/api/v2',
      subscribe: [
        call(1, 'set_heartbeat', { interval: HEARTBEAT_SECONDS }),
        call(2, 'subscribe', { channels }),
      ],
      // Subscriptions: about three a second.
      pacingMs: 400,
      staleAfterMs: 2 * HEARTBEAT_SECONDS * 1000,
    },
  ];
}

/** A new subscription makes the venue send a snapshot again. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const channels = [bookChannel(symbol)];
  return {
    socket: SOCKET,
    frames: [call(3, 'unsubscribe', { channels }), call(4, 'subscribe', { channels })],
  };
}

const LONGEST_TEST_REQUEST = 200;
const STILL_HERE: Demand = { say: call(9, 'test', {}) };

/** The venue closes connections that leave a test request unanswered. */
export function demand(frame: string): Demand | undefined {
  return frame.length < LONGEST_TEST_REQUEST && frame.includes('"test_request"') ? STILL_HERE : undefined;
}
