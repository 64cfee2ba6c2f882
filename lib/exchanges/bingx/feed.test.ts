import { describe, expect, it } from 'vitest';
import { bingx } from '.';

describe('the socket of BingX', () => {
  it('asks for one thing a frame', () => {
    const [plan, ...more] = bingx.sockets(['BTC-USDT', 'ETH-USDT']);
    expect(more).toEqual([]);
    expect(plan?.url).toBe('wss://open-api-swap.bingx.com/swap-market');
    expect(plan?.subscribe[0]).toBe(
      '{"id":"BTC-USDT@depth100","reqType":"sub","dataType":"BTC-USDT@depth100"}',
    );
    expect(plan?.subscribe.map((frame) => (JSON.parse(frame) as { dataType: string }).dataType)).toEqual(
      ['BTC-USDT', 'ETH-USDT'].flatMap((symbol) =>
        ['depth100', 'trade', 'markPrice', 'kline_1m'].map((name) => `${symbol}@${name}`),
      ),
    );
    expect(bingx.compression).toBe('gzip');
  });

  it('is not opened for nothing', () => {
    expect(bingx.sockets([])).toEqual([]);
  });

  it('has a book sent again by a new subscription', () => {
    expect(bingx.book.resubscribe?.('BTC-USDT')).toEqual({
      socket: 'market',
      frames: [
        '{"id":"BTC-USDT@depth100","reqType":"unsub","dataType":"BTC-USDT@depth100"}',
        '{"id":"BTC-USDT@depth100","reqType":"sub","dataType":"BTC-USDT@depth100"}',
      ],
    });
  });

  it.each([
    ['Ping', { say: 'Pong' }],
    [
      '{"ping":"2177c6","time":"2022-06-07T16:27:36.323+0800"}',
      { say: '{"pong":"2177c6","time":"2022-06-07T16:27:36.323+0800"}' },
    ],
    ['{"id":"ping"}', undefined],
    ['{"ping"', undefined],
    ['["ping"]', undefined],
    [`{"ping":1,"x":"${'x'.repeat(200)}"}`, undefined],
    ['{"code":0,"dataType":"BTC-USDT@trade","data":[]}', undefined],
  ])('demands an answer to %s', (frame, answer) => {
    expect(bingx.demand?.(frame)).toEqual(answer);
  });
});
