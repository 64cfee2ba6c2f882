import { expect, it } from 'vitest';
import { coinbase } from '.';

it('asks for book, trades and heartbeats of each product, so that one more takes one more frame', () => {
  const [plan, ...more] = coinbase.sockets(['BTC-USD', 'ETH-USD']);
  expect(more).toEqual([]);
  expect(plan?.url).toBe('wss://ws-feed.exchange.coinbase.com');
  expect(plan?.subscribe).toEqual([
    '{"type":"subscribe","product_ids":["BTC-USD"],"channels":["level2_batch","matches","heartbeat"]}',
    '{"type":"subscribe","product_ids":["ETH-USD"],"channels":["level2_batch","matches","heartbeat"]}',
  ]);
  expect(plan?.pacingMs).toBeGreaterThan(1000 / 8);
});

it('drops and renews one book to have it sent again', () => {
  expect(coinbase.book.resubscribe?.('BTC-USD')).toEqual({
    socket: 'feed',
    frames: [
      '{"type":"unsubscribe","product_ids":["BTC-USD"],"channels":["level2_batch"]}',
      '{"type":"subscribe","product_ids":["BTC-USD"],"channels":["level2_batch"]}',
    ],
  });
});
