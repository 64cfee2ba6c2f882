import { expect, it } from 'vitest';
import { diff, liveTrade } from './fixtures';
import { bitstamp } from '.';

it('subscribes to changes and trades of each pair, and keeps the socket talking', () => {
  const [plan, ...more] = bitstamp.sockets(['btcusd', 'ethusd']);
  expect(more).toEqual([]);
  expect(plan).toMatchObject({
    url: 'wss://ws.bitstamp.net',
    subscribe: [
      '{"event":"bts:subscribe","data":{"channel":"diff_order_book_btcusd"}}',
      '{"event":"bts:subscribe","data":{"channel":"live_trades_btcusd"}}',
      '{"event":"bts:subscribe","data":{"channel":"diff_order_book_ethusd"}}',
      '{"event":"bts:subscribe","data":{"channel":"live_trades_ethusd"}}',
    ],
    heartbeat: { frame: '{"event":"bts:heartbeat"}' },
  });
  expect(plan?.heartbeat?.everyMs).toBeLessThan(plan?.staleAfterMs ?? 0);
});

it.each([
  ['{"event":"bts:request_reconnect","channel":"","data":""}', 'reconnect'],
  ['{"event":"bts:heartbeat","channel":"","data":{"status":"success"}}', undefined],
  [JSON.stringify(diff()), undefined],
  [JSON.stringify(liveTrade), undefined],
])('hears the order to connect anew', (frame, demand) => {
  expect(bitstamp.demand?.(frame)).toBe(demand);
});
