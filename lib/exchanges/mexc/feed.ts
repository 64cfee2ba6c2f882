import type { SocketPlan } from '../exchange';

export const API = 'https://contract.mexc.com/api/v1/contract';

const PACING_MS = 50;
/** The venue closes a socket that has said nothing for a minute. */
const HEARTBEAT_MS = 15_000;
const STALE_AFTER_MS = 30_000;

export function sockets(symbols: readonly string[]): readonly SocketPlan[] {
  if (symbols.length === 0) return [];
  return [
    {
      key: 'market',
      url: 'wss://contract.mexc.com/edge',
      subscribe: symbols.flatMap(subscriptions),
      pacingMs: PACING_MS,
      heartbeat: { everyMs: HEARTBEAT_MS, frame: JSON.stringify({ method: 'ping' }) },
      staleAfterMs: STALE_AFTER_MS,
    },
  ];
}

/** Books, trades and bars can come packed: `gzip` declines that. */
const subscriptions = (symbol: string): readonly string[] =>
  [
    { method: 'sub.depth', param: { symbol }, gzip: false },
    { method: 'sub.deal', param: { symbol }, gzip: false },
    { method: 'sub.ticker', param: { symbol } },
    { method: 'sub.funding.rate', param: { symbol } },
    { method: 'sub.kline', param: { symbol, interval: 'Min1' }, gzip: false },
  ].map((command) => JSON.stringify(command));
