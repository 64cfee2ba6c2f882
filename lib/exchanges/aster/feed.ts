import { streamSockets } from '../binance/subscriptions';
import type { SocketPlan } from '../exchange';

export const API = 'https://fapi.asterdex.com/fapi/v3';

/** One address for every stream: the venue has not followed Binance in splitting them. */
export const sockets = (symbols: readonly string[]): readonly SocketPlan[] =>
  streamSockets('market', 'wss://fstream.asterdex.com/stream', symbols, [
    'depth@100ms',
    'aggTrade',
    'forceOrder',
    'markPrice@1s',
    'kline_1m',
  ]);
