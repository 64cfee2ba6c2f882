import { describe, expect, it } from 'vitest';
import { gateSpot, gateUsdt } from '.';

const spoken = (frames: readonly string[] = []) => frames.map((frame) => JSON.parse(frame) as object);

const subscribe = (channel: string, payload: readonly string[]) => ({
  time: 0,
  channel: `futures.${channel}`,
  event: 'subscribe',
  payload,
});

describe('the sockets of Gate', () => {
  it('ask for what futures have, as documented', () => {
    const [plan, ...more] = gateUsdt.sockets(['BTC_USDT', 'ETH_USDT']);
    expect(more).toEqual([]);
    expect(plan?.url).toBe('wss://fx-ws.gateio.ws/v4/ws/usdt');
    expect(spoken(plan?.subscribe)).toEqual([
      subscribe('order_book_update', ['BTC_USDT', '100ms', '100']),
      subscribe('order_book_update', ['ETH_USDT', '100ms', '100']),
      subscribe('trades', ['BTC_USDT', 'ETH_USDT']),
      subscribe('public_liquidates', ['BTC_USDT']),
      subscribe('public_liquidates', ['ETH_USDT']),
      subscribe('tickers', ['BTC_USDT', 'ETH_USDT']),
      subscribe('candlesticks', ['1m', 'BTC_USDT']),
      subscribe('candlesticks', ['1m', 'ETH_USDT']),
    ]);
    expect(plan?.heartbeat).toEqual({ everyMs: 18_000, frame: '{"time":0,"channel":"futures.ping"}' });
  });

  it('ask for what spot has', () => {
    const [plan] = gateSpot.sockets(['BTC_USDT']);
    expect(plan?.url).toBe('wss://api.gateio.ws/ws/v4/');
    expect(plan?.subscribe).toEqual([
      '{"time":0,"channel":"spot.order_book_update","event":"subscribe","payload":["BTC_USDT","100ms"]}',
      '{"time":0,"channel":"spot.trades","event":"subscribe","payload":["BTC_USDT"]}',
      '{"time":0,"channel":"spot.candlesticks","event":"subscribe","payload":["1m","BTC_USDT"]}',
    ]);
    expect(plan?.heartbeat?.frame).toBe('{"time":0,"channel":"spot.ping"}');
  });

  it('are none where nothing is watched', () => {
    expect([...gateUsdt.sockets([]), ...gateSpot.sockets([])]).toEqual([]);
  });

  it('carry the time of sending in seconds', () => {
    const now = 1_780_000_000_999;
    const [plan] = gateUsdt.sockets(['BTC_USDT']);
    for (const frame of [...(plan?.subscribe ?? []), plan?.heartbeat?.frame ?? ''])
      expect(JSON.parse(gateUsdt.stamp?.(frame, now) ?? '')).toEqual({
        ...(JSON.parse(frame) as object),
        time: 1_780_000_000,
      });
  });
});
