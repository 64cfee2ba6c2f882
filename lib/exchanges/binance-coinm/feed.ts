import { streamSockets } from '../binance/subscriptions';
import type { SocketPlan } from '../exchange';

export const API = 'https://dapi.binance.com/dapi/v1';

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  return streamSockets('market', 'wss://dstream.binance.com/stream', symbols, [
    'depth@100ms',
    'aggTrade',
    'forceOrder',
    'markPrice@1s',
    'kline_1m',
  ]);
}
