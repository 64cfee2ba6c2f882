import type { SocketPlan } from '../exchange';

export const API = 'https://api.gateio.ws/api/v4';

/** Levels of each side that the futures' book stream carries. */
export const BOOK_LEVELS = 100;

const PACING_MS = 50;
const HEARTBEAT_MS = 18_000;
const STALE_AFTER_MS = 30_000;

export function futuresSockets(symbols: readonly string[]): readonly SocketPlan[] {
  return plans('wss://fx-ws.gateio.ws/v4/ws/usdt', 'futures', symbols, [
    ...symbols.map((symbol) =>
      subscribe('futures.order_book_update', [symbol, '100ms', String(BOOK_LEVELS)]),
    ),
    subscribe('futures.trades', symbols),
    // One each: a list is only documented for the other channels.
    ...symbols.map((symbol) => subscribe('futures.public_liquidates', [symbol])),
    subscribe('futures.tickers', symbols),
    ...symbols.map((symbol) => subscribe('futures.candlesticks', ['1m', symbol])),
  ]);
}

export function spotSockets(symbols: readonly string[]): readonly SocketPlan[] {
  return plans('wss://api.gateio.ws/ws/v4/', 'spot', symbols, [
    ...symbols.map((symbol) => subscribe('spot.order_book_update', [symbol, '100ms'])),
    subscribe('spot.trades', symbols),
    ...symbols.map((symbol) => subscribe('spot.candlesticks', ['1m', symbol])),
  ]);
}

/** Every frame begins with the time of sending in seconds. */
export const stamp = (frame: string, now: number): string =>
  frame.replace(/^\{"time":\d+/, `{"time":${Math.floor(now / 1000)}`);

function plans(
  url: string,
  market: 'futures' | 'spot',
  symbols: readonly string[],
  frames: readonly string[],
): readonly SocketPlan[] {
  if (symbols.length === 0) return [];
  return [
    {
      key: 'market',
      url,
      subscribe: frames,
      pacingMs: PACING_MS,
      heartbeat: { everyMs: HEARTBEAT_MS, frame: JSON.stringify({ time: 0, channel: `${market}.ping` }) },
      staleAfterMs: STALE_AFTER_MS,
    },
  ];
}

const subscribe = (channel: string, payload: readonly string[]) =>
  JSON.stringify({ time: 0, channel, event: 'subscribe', payload });
