import { describe, expect, it } from 'vitest';
import type { Exchange, RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer } from './fixtures';
import { kucoinFutures, kucoinSpot } from '.';

const addressOf = async (exchange: Exchange, body: unknown) => {
  const asked: RestRequest[] = [];
  const rest = (request: RestRequest) => {
    asked.push(request);
    return Promise.resolve(body);
  };
  const [plan] = exchange.sockets([exchange.defaults.defaultInstrument.symbol]);
  return { asked, address: await plan?.address?.(rest) };
};

const bullet = (...endpoints: readonly string[]) =>
  answer({
    token: 'a b',
    instanceServers: endpoints.map((endpoint) => ({ endpoint, encrypt: true, pingInterval: 18_000 })),
  });

describe('the sockets of KuCoin', () => {
  it('ask for one topic a frame and keep the connection alive', () => {
    const [plan, ...more] = kucoinFutures.sockets(['XBTUSDTM', 'ETHUSDTM']);
    expect(more).toEqual([]);
    expect(plan?.subscribe.slice(0, 4).map((frame) => JSON.parse(frame) as object)).toEqual(
      [
        '/contractMarket/level2:XBTUSDTM',
        '/contractMarket/execution:XBTUSDTM',
        '/contract/instrument:XBTUSDTM',
        '/contractMarket/level2:ETHUSDTM',
      ].map((topic, index) => ({
        id: String(index + 1),
        type: 'subscribe',
        topic,
        privateChannel: false,
        response: true,
      })),
    );
    expect(plan?.heartbeat).toEqual({ everyMs: 18_000, frame: '{"id":"ping","type":"ping"}' });
    expect(kucoinSpot.sockets(['BTC-USDT'])[0]?.subscribe).toEqual(
      ['level2:BTC-USDT', 'match:BTC-USDT', 'candles:BTC-USDT_1min'].map((topic, index) =>
        JSON.stringify({
          id: String(index + 1),
          type: 'subscribe',
          topic: `/market/${topic}`,
          privateChannel: false,
          response: true,
        }),
      ),
    );
  });

  it('are not opened for nothing', () => {
    expect([...kucoinFutures.sockets([]), ...kucoinSpot.sockets([])]).toEqual([]);
  });

  it.each([
    [kucoinFutures, 'https://api-futures.kucoin.com/api/v1/bullet-public', 'wss://ws-api-futures.kucoin.com'],
    [kucoinSpot, 'https://api.kucoin.com/api/v1/bullet-public', 'wss://ws-api-spot.kucoin.com'],
  ])('go where the token is good for', async (exchange, url, endpoint) => {
    const given = await addressOf(exchange, bullet('wss://elsewhere.kucoin.com/', `${endpoint}/`));
    expect(given.asked).toMatchObject([{ url, method: 'POST', weight: 10 }]);
    expect(given.address).toMatch(new RegExp(`^${endpoint}/\\?token=a\\+b&connectId=[0-9a-f-]{36}$`));
    expect(given.address?.startsWith(exchange.sockets(['X'])[0]?.url ?? 'nowhere')).toBe(true);
  });

  it.each([
    ['another host', bullet('wss://elsewhere.kucoin.com/')],
    ['no encryption', bullet('ws://ws-api-futures.kucoin.com/')],
    ['no address', bullet('x')],
    ['no server', bullet()],
    ['a refusal', { code: '429000', msg: 'Too Many Requests' }],
  ])('are not opened with %s', async (_, body) => {
    await expect(addressOf(kucoinFutures, body)).rejects.toThrow(MalformedError);
  });
});
