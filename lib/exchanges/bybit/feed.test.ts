import { describe, expect, it } from 'vitest';
import { bybitInverse, bybitLinear, bybitSpot } from '.';

describe('the socket of Bybit', () => {
  it('asks for at most ten topics a frame and keeps the socket alive', () => {
    const [plan, ...more] = bybitLinear.sockets(['BTCUSDT', 'ETHUSDT', 'SOLUSDT']);
    expect(more).toEqual([]);
    const args = plan?.subscribe.map((frame) => (JSON.parse(frame) as { args: string[] }).args) ?? [];
    expect(args.map((list) => list.length)).toEqual([10, 5]);
    expect(args[1]).toEqual(
      ['orderbook.1000', 'publicTrade', 'allLiquidation', 'tickers', 'kline.1'].map(
        (topic) => `${topic}.SOLUSDT`,
      ),
    );
    expect(plan?.heartbeat).toEqual({ everyMs: 20_000, frame: '{"req_id":"ping","op":"ping"}' });
  });

  it.each([
    [bybitLinear, 'BTCUSDT', ['orderbook.1000', 'publicTrade', 'allLiquidation', 'tickers', 'kline.1']],
    [bybitInverse, 'BTCUSD', ['orderbook.1000', 'publicTrade', 'allLiquidation', 'tickers', 'kline.1']],
    [bybitSpot, 'BTCUSDT', ['orderbook.1000', 'publicTrade', 'kline.1']],
  ] as const)('is that of the category, with what it has to tell', (exchange, symbol, topics) => {
    const [plan] = exchange.sockets([symbol]);
    const category = exchange.id.replace('bybit-', '');
    expect(plan?.url).toBe(`wss://stream.bybit.com/v5/public/${category}`);
    expect(plan?.subscribe).toEqual([
      JSON.stringify({
        req_id: 'subscribe-1',
        op: 'subscribe',
        args: topics.map((topic) => `${topic}.${symbol}`),
      }),
    ]);
  });

  it('drops and renews one book to have it sent again', () => {
    const frames = bybitLinear.book.resubscribe?.('BTCUSDT').frames ?? [];
    expect(frames.map((frame) => JSON.parse(frame) as object)).toMatchObject([
      { op: 'unsubscribe', args: ['orderbook.1000.BTCUSDT'] },
      { op: 'subscribe', args: ['orderbook.1000.BTCUSDT'] },
    ]);
  });
});
