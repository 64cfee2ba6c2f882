import { HOUR_MS } from '../../core/durations';
import type { SocketPlan } from '../exchange';

/** Binance documents 1,024 streams on a socket; peers saw trouble above 200. */
const STREAMS_PER_SOCKET = 200;
const STREAMS_PER_FRAME = 50;
/** Futures take ten messages a second, spot five. */
const PACING_MS = 250;
const STALE_AFTER_MS = 30_000;
/** Binance closes sockets after 24 hours. */
const MAX_AGE_MS = 23 * HOUR_MS;

/**
 * The sockets that carry some streams of each symbol, as many as the limit of streams asks for.
 * @param channels the streams' names without the symbol: `aggTrade`, `depth@100ms`.
 */
export function streamSockets(
  key: string,
  url: string,
  symbols: readonly string[],
  channels: readonly string[],
): SocketPlan[] {
  const symbolsPerSocket = Math.floor(STREAMS_PER_SOCKET / channels.length);
  return chunks(symbols, symbolsPerSocket).map((group, index) => ({
    key: index === 0 ? key : `${key}-${index + 1}`,
    url,
    subscribe: subscribeFrames(
      group.flatMap((symbol) => channels.map((channel) => `${symbol.toLowerCase()}@${channel}`)),
    ),
    pacingMs: PACING_MS,
    staleAfterMs: STALE_AFTER_MS,
    maxAgeMs: MAX_AGE_MS,
  }));
}

const subscribeFrames = (streams: readonly string[]) =>
  chunks(streams, STREAMS_PER_FRAME).map((params, index) =>
    JSON.stringify({ method: 'SUBSCRIBE', params, id: index + 1 }),
  );

function chunks<T>(items: readonly T[], size: number): (readonly T[])[] {
  const groups: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
