import { describe, expect, it } from 'vitest';
import { bybitLinear } from '../exchanges/bybit';
import { type WireLevel, watched } from './testing/connected-feed';

const SECOND = 1_000;
const SYMBOL = 'BTCUSDT';

describe('bybit-linear', () => {
  const info = {
    retCode: 0,
    result: {
      list: [
        {
          symbol: SYMBOL,
          status: 'Trading',
          contractType: 'LinearPerpetual',
          baseCoin: 'BTC',
          quoteCoin: 'USDT',
          priceFilter: { tickSize: '0.10' },
          lotSizeFilter: { qtyStep: '0.001' },
          fundingInterval: 480,
        },
      ],
    },
  };

  const depth = (type: string, u: number, b: readonly WireLevel[], a: readonly WireLevel[]) =>
    JSON.stringify({
      topic: `orderbook.1000.${SYMBOL}`,
      type,
      ts: 1_700_000_000_000,
      data: { s: SYMBOL, b, a, u, seq: u * 7 },
      cts: 1_700_000_000_000,
    });

  it('is seeded by the stream, breaks on a missing update and subscribes to that book again', async () => {
    const { edges, feed, gaps, levels, socketOf } = await watched(bybitLinear, () => info);
    const socket = socketOf('stream.bybit.com');
    socket.message('{"success":true,"ret_msg":"","conn_id":"x","op":"subscribe"}');
    expect(feed.status.state).toBe('connecting');
    socket.message(depth('snapshot', 10, [['99.9', '1']], [['100.1', '2']]));
    socket.message(depth('delta', 11, [['99.8', '3']], []));
    socket.message(depth('delta', 11, [['99.8', '4']], []));
    expect(levels()).toEqual({
      bids: [
        [99.8, 3],
        [99.9, 1],
      ],
      asks: [[100.1, 2]],
    });
    expect(feed.status.state).toBe('live');
    socket.message(depth('delta', 13, [], [['100.2', '1']]));
    expect(levels()).toBeUndefined();
    expect(feed.status.state).toBe('gap');
    await edges.clock.advance(SECOND);
    expect(
      socket.sent.slice(-2).map(({ text }) => JSON.parse(text) as { op: string; args: string[] }),
    ).toMatchObject([
      { op: 'unsubscribe', args: ['orderbook.1000.BTCUSDT'] },
      { op: 'subscribe', args: ['orderbook.1000.BTCUSDT'] },
    ]);
    socket.message(depth('delta', 14, [['99.7', '1']], []));
    expect(levels()).toBeUndefined();
    socket.message(depth('snapshot', 15, [['99.9', '1']], [['100.1', '5']]));
    expect(levels()).toEqual({ bids: [[99.9, 1]], asks: [[100.1, 5]] });
    // The venue restarted its count: a snapshot starts over at any time.
    socket.message(depth('snapshot', 1, [['99.9', '6']], [['100.1', '6']]));
    socket.message(depth('delta', 2, [['99.9', '7']], []));
    expect(levels()).toEqual({ bids: [[99.9, 7]], asks: [[100.1, 6]] });
    expect(gaps).toHaveLength(1);
    expect(edges.sockets).toHaveLength(1);
  });
});
