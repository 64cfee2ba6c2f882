import { describe, expect, it } from 'vitest';
import { bitgetSpot, bitgetUsdt } from '.';

const arg = (topic: string, symbol = 'BTCUSDT') => ({ instType: 'usdt-futures', topic, symbol });

describe('what is said to Bitget', () => {
  it('is everything of a contract, the liquidations once, at most five topics in a frame', () => {
    const [plan] = bitgetUsdt.sockets(['BTCUSDT', 'ETHUSDT']);
    expect(plan).toMatchObject({
      url: 'wss://ws.bitget.com/v3/ws/public',
      pacingMs: 100,
      heartbeat: { everyMs: 30_000, frame: 'ping' },
    });
    expect(plan?.subscribe.map((frame) => JSON.parse(frame) as unknown)).toEqual([
      {
        op: 'subscribe',
        args: [
          arg('books'),
          arg('publicTrade'),
          arg('ticker'),
          arg('books', 'ETHUSDT'),
          arg('publicTrade', 'ETHUSDT'),
        ],
      },
      {
        op: 'subscribe',
        args: [arg('ticker', 'ETHUSDT'), { instType: 'usdt-futures', topic: 'liquidation' }],
      },
      {
        op: 'subscribe',
        args: [
          { ...arg('kline'), interval: '1m' },
          { ...arg('kline', 'ETHUSDT'), interval: '1m' },
        ],
      },
    ]);
  });

  it('is book, trades and bars of a spot pair', () => {
    const [plan] = bitgetSpot.sockets(['BTCUSDT']);
    const args = plan?.subscribe.flatMap((frame) => (JSON.parse(frame) as { args: object[] }).args);
    expect(args).toEqual([
      { ...arg('books'), instType: 'spot' },
      { ...arg('publicTrade'), instType: 'spot' },
      { ...arg('kline'), instType: 'spot', interval: '1m' },
    ]);
  });

  it('asks for a snapshot by subscribing anew', () => {
    const again = bitgetUsdt.book.resubscribe?.('ETHUSDT');
    expect(again?.socket).toBe(bitgetUsdt.sockets(['ETHUSDT'])[0]?.key);
    expect(again?.frames.map((frame) => JSON.parse(frame) as unknown)).toEqual([
      { op: 'unsubscribe', args: [arg('books', 'ETHUSDT')] },
      { op: 'subscribe', args: [arg('books', 'ETHUSDT')] },
    ]);
  });
});

it.each([
  ['reconnect', '{"event":"error","code":30006,"msg":"request too many"}'],
  ['reconnect', '{"event":"error","code":"30007","msg":"request over limit"}'],
  [undefined, '{"event":"error","code":30001,"msg":"no such channel"}'],
  [undefined, '{"event":"subscribe","arg":{},"code":"30006"}'],
  [undefined, 'pong'],
])('demands %s with %s', (demand, frame) => {
  expect(bitgetUsdt.demand?.(frame)).toBe(demand);
});
