import { describe, expect, it } from 'vitest';
import { bitgetUsdt } from '../../../lib/exchanges/bitget';
import { traceMapper } from '../../../lib/exchanges/trace-mapper';
import type { MarketEvent } from '../../../lib/market/events';
import { bitget } from './bitget';
import { offlineVenue } from '../offline-venue';

const SOCKET = '/v3/ws/public';
const books = { instType: 'usdt-futures', topic: 'books', symbol: 'BTCUSDT' };
const trades = { ...books, topic: 'publicTrade' };

const verdicts = (events: readonly MarketEvent[]) => {
  let last: number | undefined;
  return events
    .filter((event) => event.type === 'book')
    .map((event) => {
      const verdict = bitgetUsdt.book.accept(
        { snapshot: event.snapshot, first: event.first, last: event.last, prev: event.prev },
        { last, fresh: false },
      );
      if (verdict === 'apply') ({ last } = event);
      return verdict;
    });
};

const read = (frames: readonly unknown[]) => {
  const { map } = traceMapper(bitgetUsdt);
  return frames.flatMap((frame) => map(frame));
};

describe('Bitget on loopback', () => {
  it('answers pings, commands and mistakes as the venue does', () => {
    const { connect } = offlineVenue(bitget);
    const ear = connect(SOCKET);
    ear.say('ping');
    expect(ear.frames.splice(0)).toEqual(['pong']);
    ear.say({ op: 'subscribe', args: [{ ...books, topic: 'depth' }, trades] });
    ear.say({ op: 'unsubscribe', args: [trades] });
    ear.say('nonsense');
    ear.say({ op: 'subscribe', args: [{ instType: 'spot', topic: 'liquidation' }] });
    expect(ear.take()).toMatchObject([
      { event: 'error', code: 30_001, arg: { topic: 'depth' } },
      { event: 'subscribe', arg: trades, connId: 'local' },
      { action: 'snapshot', arg: trades },
      { event: 'unsubscribe', arg: trades },
      { event: 'error', code: 30_002 },
      { event: 'error', code: 30_001 },
    ]);
  });

  it('tells one book at a time: nothing after it was unsubscribed', () => {
    const { connect, advance } = offlineVenue(bitget);
    const ear = connect(SOCKET);
    ear.say({ op: 'subscribe', args: [books] });
    advance(3);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'apply', 'apply', 'apply']);
    ear.say({ op: 'unsubscribe', args: [books] });
    advance(3);
    expect(ear.take()).toHaveLength(1);
  });

  it('breaks its sequence with a lost frame and with a restart; a new subscription mends it', () => {
    const { venue, connect, advance } = offlineVenue(bitget);
    const ear = connect(SOCKET);
    ear.say({ op: 'subscribe', args: [books] });
    venue.wire.faults.addDepth('gap', 1);
    advance(2);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'gap']);
    const mend = bitgetUsdt.book.resubscribe?.('BTCUSDT').frames ?? [];
    for (const frame of mend) ear.say(frame);
    advance(1);
    venue.restart();
    advance(1);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'apply', 'skip']);
    for (const frame of mend) ear.say(frame);
    advance(1);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'apply']);
  });

  it('gives old snapshots when it is told to', () => {
    const { venue, connect, advance } = offlineVenue(bitget);
    venue.freezeSnapshots(1);
    advance(5);
    const ear = connect(SOCKET);
    ear.say({ op: 'subscribe', args: [books] });
    advance(1);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'gap']);
  });

  it('refuses wrong requests', async () => {
    const { rest } = offlineVenue(bitget);
    const ask = (path: string) => rest({ url: `https://api.bitget.com/api/v3/market/${path}`, weight: 1 });
    expect(await ask('candles?category=NONE&symbol=BTCUSDT&interval=1m')).toMatchObject({ code: '40020' });
    expect(await ask('candles?category=SPOT&symbol=NONE&interval=1m')).toMatchObject({ code: '40034' });
    expect(await ask('candles?category=SPOT&symbol=BTCUSDT&interval=7m')).toMatchObject({ code: '40020' });
    expect(await ask('nothing?category=SPOT')).toMatchObject({ code: '40404' });
    expect(read([await ask('orderbook?category=USDT-FUTURES&symbol=BTCUSDT&limit=5')])).toMatchObject([
      { type: 'book', snapshot: true },
    ]);
    expect(read([await ask('open-interest?category=USDT-FUTURES&symbol=BTCUSDT')])).toMatchObject([
      { type: 'openInterest', symbol: 'BTCUSDT' },
    ]);
  });

  it('tells all bars page by page, without a hole, and settlements', async () => {
    const { rest, now } = offlineVenue(bitget, 4);
    const instrument = bitgetUsdt.defaults.defaultInstrument;
    const to = now() - (now() % 60_000);
    const times: number[] = [];
    for (let from = to - 230 * 60_000; from < to;) {
      const page = await bitgetUsdt.history.candles?.page(rest, instrument, { from, to, intervalMs: 60_000 });
      times.push(...(page?.rows ?? []).map(({ time }) => time));
      from = page?.until ?? to;
    }
    expect(times).toEqual(Array.from({ length: 230 }, (_, index) => to - (230 - index) * 60_000));
    const month = { from: now() - 40 * 24 * 3_600_000, to: now(), intervalMs: 60_000 };
    expect((await bitgetUsdt.history.funding?.page(rest, instrument, month))?.rows).toHaveLength(120);
  });
});
