import { describe, expect, it } from 'vitest';
import { TS } from './fixtures';
import { cryptocom } from '.';

describe('what is said to Crypto.com', () => {
  it('is every channel of a contract, with updates of the book, stamped with the time', () => {
    const [plan, ...others] = cryptocom.sockets(['BTCUSD-PERP', 'ETHUSD-PERP']);
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ url: 'wss://stream.crypto.com/exchange/v1/market', settleMs: 1000 });
    expect(plan?.heartbeat).toBeUndefined();
    const said = plan?.subscribe.map((frame) => JSON.parse(cryptocom.stamp?.(frame, TS) ?? '') as object);
    expect(said).toHaveLength(2);
    expect(said?.[0]).toEqual({
      id: 1,
      method: 'subscribe',
      nonce: TS,
      params: {
        channels: [
          'book.BTCUSD-PERP.50',
          'trade.BTCUSD-PERP',
          'ticker.BTCUSD-PERP',
          'funding.BTCUSD-PERP',
          'mark.BTCUSD-PERP',
          'candlestick.1m.BTCUSD-PERP',
        ],
        book_subscription_type: 'SNAPSHOT_AND_UPDATE',
        book_update_frequency: 100,
      },
    });
  });

  it('asks for a snapshot by another subscription', () => {
    const again = cryptocom.book.resubscribe?.('ETHUSD-PERP');
    expect(again?.socket).toBe(cryptocom.sockets(['ETHUSD-PERP'])[0]?.key);
    expect(again?.frames.map((frame) => JSON.parse(frame) as object)).toMatchObject([
      { method: 'subscribe', params: { channels: ['book.ETHUSD-PERP.50'] } },
    ]);
  });
});

it.each([
  [
    '{"id":1771012546112,"method":"public/heartbeat","code":0}',
    { say: '{"id":1771012546112,"method":"public/respond-heartbeat"}' },
  ],
  [
    '{"id": 9223372036854775807, "method":"public/heartbeat","code":0}',
    { say: '{"id":9223372036854775807,"method":"public/respond-heartbeat"}' },
  ],
  ['{"id":1,"method":"public/respond-heartbeat","code":0}', undefined],
  ['{"id":-1,"method":"subscribe","code":0,"result":{}}', undefined],
  ['{"method":"public/heartbeat"}', undefined],
])('is demanded by %s', (frame, demand) => {
  expect(cryptocom.demand?.(frame)).toEqual(demand);
});

it('leaves frames without a time as they are', () => {
  const answer = '{"id":1,"method":"public/respond-heartbeat"}';
  expect(cryptocom.stamp?.(answer, TS)).toBe(answer);
});
