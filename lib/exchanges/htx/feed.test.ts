import { describe, expect, it } from 'vitest';
import { htxLinear } from '.';

describe('the sockets of HTX', () => {
  it('ask for prices on one and for notices on the other', () => {
    const [market, notification, ...more] = htxLinear.sockets(['BTC-USDT', 'ETH-USDT']);
    expect(more).toEqual([]);
    expect(market).toMatchObject({ key: 'market', url: 'wss://api.hbdm.com/linear-swap-ws' });
    expect(market?.subscribe.slice(0, 4)).toEqual([
      '{"sub":"market.BTC-USDT.depth.size_150.high_freq","data_type":"incremental","id":"book-1"}',
      '{"sub":"market.BTC-USDT.trade.detail","id":"trade-1"}',
      '{"sub":"market.BTC-USDT.kline.1min","id":"kline-1"}',
      '{"sub":"market.ETH-USDT.depth.size_150.high_freq","data_type":"incremental","id":"book-2"}',
    ]);
    expect(notification?.url).toBe('wss://api.hbdm.com/linear-swap-notification');
    expect(notification?.subscribe.slice(0, 2)).toEqual([
      '{"op":"sub","cid":"liquidation_orders-1","topic":"public.BTC-USDT.liquidation_orders"}',
      '{"op":"sub","cid":"funding_rate-1","topic":"public.BTC-USDT.funding_rate"}',
    ]);
    expect(notification?.rare).toBe(true);
    expect(htxLinear.compression).toBe('gzip');
  });

  it('are not opened for nothing', () => {
    expect(htxLinear.sockets([])).toEqual([]);
  });

  it('have a book sent again by a new subscription', () => {
    expect(htxLinear.book.resubscribe?.('BTC-USDT')).toEqual({
      socket: 'market',
      frames: [
        '{"unsub":"market.BTC-USDT.depth.size_150.high_freq","id":"book-again"}',
        '{"sub":"market.BTC-USDT.depth.size_150.high_freq","data_type":"incremental","id":"book-again"}',
      ],
    });
  });

  it.each([
    ['{"ping":1492420473027}', { say: '{"pong":1492420473027}' }],
    ['{"op":"ping","ts":"1492420473027"}', { say: '{"op":"pong","ts":"1492420473027"}' }],
    ['{"op":"sub","cid":"ping"}', undefined],
    ['{"ping"', undefined],
    ['["ping"]', undefined],
    [`{"ping":1,"x":"${'x'.repeat(200)}"}`, undefined],
    ['{"ch":"market.BTC-USDT.bbo"}', undefined],
  ])('demand an answer to %s', (frame, answer) => {
    expect(htxLinear.demand?.(frame)).toEqual(answer);
  });
});
