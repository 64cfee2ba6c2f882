import { streamSockets } from '../binance/subscriptions';
import type { SocketPlan } from '../exchange';

/** The addresses that serve market data alone, without accounts or orders. */
export const API = 'https://data-api.binance.vision/api/v3';

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return streamSockets('market', 'wss://data-stream.binance.vision/stream', symbols, [
    'depth@100ms',
    'aggTrade',
    'kline_1m',
  ]);
}
