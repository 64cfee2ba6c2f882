import { streamSockets } from '../binance/subscriptions';
import type { SocketPlan } from '../exchange';

export const API = 'https://fapi.binance.com/fapi/v1';

/**
 * Since 2026-04-23 books and everything else live behind two addresses; a stream asked for on the wrong one stays silent.
 */
export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return [
    ...streamSockets('public', 'wss://fstream.binance.com/public/stream', symbols, ['depth@100ms']),
    ...streamSockets('market', 'wss://fstream.binance.com/market/stream', symbols, [
      'aggTrade',
      'forceOrder',
      'markPrice@1s',
      'kline_1m',
    ]),
  ];
}
