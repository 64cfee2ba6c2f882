import { describe, expect, it } from 'vitest';
import { sockets as coinmSockets } from '../binance-coinm/feed';
import { sockets as usdmSockets } from '../binance-usdm/feed';

const streamsOf = (frames: readonly string[]) =>
  frames.flatMap((frame) => (JSON.parse(frame) as { params: string[] }).params);

describe('sockets of Binance', () => {
  it('splits USD-M into books and everything else', () => {
    const [books, market, ...more] = usdmSockets(['BTCUSDT']);
    expect(more).toEqual([]);
    expect(books).toMatchObject({ key: 'public', url: 'wss://fstream.binance.com/public/stream' });
    expect(books?.subscribe).toEqual(['{"method":"SUBSCRIBE","params":["btcusdt@depth@100ms"],"id":1}']);
    expect(market).toMatchObject({ key: 'market', url: 'wss://fstream.binance.com/market/stream' });
    expect(streamsOf(market?.subscribe ?? [])).toEqual([
      'btcusdt@aggTrade',
      'btcusdt@forceOrder',
      'btcusdt@markPrice@1s',
      'btcusdt@kline_1m',
    ]);
  });

  it('opens further sockets above 200 streams and asks for each stream once', () => {
    const symbols = Array.from({ length: 90 }, (_, index) => `COIN${index}USD_PERP`);
    const plans = coinmSockets(symbols);
    const streams = plans.map(({ subscribe }) => streamsOf(subscribe));
    expect(plans.map(({ key }) => key)).toEqual(['market', 'market-2', 'market-3']);
    expect(Math.max(...streams.map((list) => list.length))).toBeLessThanOrEqual(200);
    expect(new Set(streams.flat()).size).toBe(90 * 5);
    expect(streams.flat()).toHaveLength(90 * 5);
    const ids = plans[0]?.subscribe.map((frame) => (JSON.parse(frame) as { id: number }).id);
    expect(ids).toEqual([1, 2, 3, 4]);
  });

  it('replaces sockets before the venue closes them, and asks for nothing when nothing is watched', () => {
    expect(usdmSockets(['BTCUSDT'])[0]?.maxAgeMs).toBeLessThan(24 * 3_600_000);
    expect(usdmSockets([])).toEqual([]);
  });
});
