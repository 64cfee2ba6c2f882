import { HOUR_MS } from '../../core/durations';
import type { Rest, SocketPlan } from '../exchange';
import { fields, list, MalformedError } from '../fields';
import { FUTURES, type KucoinMarket, SPOT } from './markets';
import { dataOf } from './rest-bodies';

const BULLET_WEIGHT = 10;
/** The venue wants to hear from a client every 18 s. */
const HEARTBEAT_MS = 18_000;
const STALE_MS = 40_000;
/** A token is good for about a day. */
const MAX_AGE_MS = 23 * HOUR_MS;
/** A hundred messages in ten seconds are let through. */
const PACING_MS = 120;

/** Not their bars: the venue says itself that the volume in them is wrong. */
export const futuresSockets = (symbols: readonly string[]) =>
  sockets(
    FUTURES,
    'wss://ws-api-futures.kucoin.com',
    symbols.flatMap((symbol) => [
      `/contractMarket/level2:${symbol}`,
      `/contractMarket/execution:${symbol}`,
      `/contract/instrument:${symbol}`,
    ]),
  );

export const spotSockets = (symbols: readonly string[]) =>
  sockets(
    SPOT,
    'wss://ws-api-spot.kucoin.com',
    symbols.flatMap((symbol) => [
      `/market/level2:${symbol}`,
      `/market/match:${symbol}`,
      `/market/candles:${symbol}_1min`,
    ]),
  );

function sockets(market: KucoinMarket, url: string, topics: readonly string[]): readonly SocketPlan[] {
  if (topics.length === 0) return [];
  return [
    {
      key: 'public',
      url,
      address: (rest) => address(rest, market, url),
      subscribe: topics.map((topic, index) => subscribe(topic, index + 1)),
      pacingMs: PACING_MS,
      heartbeat: { everyMs: HEARTBEAT_MS, frame: JSON.stringify({ id: 'ping', type: 'ping' }) },
      staleAfterMs: STALE_MS,
      maxAgeMs: MAX_AGE_MS,
    },
  ];
}

const subscribe = (topic: string, id: number) =>
  JSON.stringify({ id: String(id), type: 'subscribe', topic, privateChannel: false, response: true });

/**
 * Before each connection the venue hands out a token, and where to take it.
 * @throws MalformedError when that is anywhere else than where the venue says it always is.
 */
async function address(rest: Rest, { api }: KucoinMarket, url: string): Promise<string> {
  const body = await rest({ url: `${api}/bullet-public`, method: 'POST', weight: BULLET_WEIGHT });
  const { token, instanceServers } = fields(dataOf(body), 'bullet');
  const endpoints = list(instanceServers, 'instanceServers').map((one) => fields(one, 'server')['endpoint']);
  const host = new URL(url).host;
  const endpoint = endpoints.find((one) => typeof one === 'string' && hostOf(one) === host);
  if (typeof endpoint !== 'string' || typeof token !== 'string') throw new MalformedError('endpoint');
  return `${endpoint}?${new URLSearchParams({ token, connectId: crypto.randomUUID() })}`;
}

function hostOf(endpoint: string): string | undefined {
  try {
    const { protocol, host } = new URL(endpoint);
    return protocol === 'wss:' ? host : undefined;
  } catch {
    return undefined;
  }
}
