import { describe, expect, it } from 'vitest';
import { cryptocom as exchange } from '../../../lib/exchanges/cryptocom';
import { traceMapper } from '../../../lib/exchanges/trace-mapper';
import type { MarketEvent } from '../../../lib/market/events';
import { offlineVenue } from '../offline-venue';
import { cryptocom } from './cryptocom';

const SOCKET = '/exchange/v1/market';
const SYMBOL = 'BTCUSD-PERP';
const HALF_MINUTE = 300;

const subscribe = (...channels: readonly string[]) => ({ id: 1, method: 'subscribe', params: { channels } });

const verdicts = (events: readonly MarketEvent[]) => {
  let last: number | undefined;
  return events
    .filter((event) => event.type === 'book')
    .map((event) => {
      const verdict = exchange.book.accept(
        { snapshot: event.snapshot, first: event.first, last: event.last, prev: event.prev },
        { last, fresh: false },
      );
      if (verdict === 'apply') ({ last } = event);
      return verdict;
    });
};

const read = (frames: readonly unknown[]) => {
  const { map } = traceMapper(exchange);
  return frames.flatMap((frame) => map(frame));
};

describe('Crypto.com on loopback', () => {
  it('answers commands and mistakes as the venue does', () => {
    const ear = offlineVenue(cryptocom).connect(SOCKET);
    ear.say(subscribe(`mark.${SYMBOL}`));
    ear.say({ id: 2, method: 'unsubscribe', params: { channels: [`mark.${SYMBOL}`] } });
    ear.say(subscribe(`book.${SYMBOL}.20`));
    ear.say({ id: 4, method: 'shout' });
    ear.say('nonsense');
    expect(ear.take()).toMatchObject([
      { id: 1, method: 'subscribe', code: 0 },
      { id: -1, method: 'subscribe', code: 0, result: { channel: 'mark', instrument_name: SYMBOL } },
      { id: 2, method: 'unsubscribe', code: 0 },
      { id: 1, method: 'subscribe', code: 40_003 },
      { id: 4, method: 'shout', code: 40_001 },
      { id: -1, code: 40_001 },
    ]);
  });

  it('asks whether its clients are there, and leaves those that do not say so', () => {
    const { connect, advance } = offlineVenue(cryptocom);
    const [polite, silent] = [connect(SOCKET), connect(SOCKET)];
    for (let round = 0; round < 2; round += 1) {
      for (let step = 0; step < HALF_MINUTE && polite.frames.length === 0; step += 1) advance(1);
      const asked = polite.frames.splice(0);
      expect(asked).toHaveLength(1);
      const demand = exchange.demand?.(asked[0] ?? '');
      expect(demand).toBeTypeOf('object');
      if (typeof demand === 'object') polite.say(demand.say);
      advance(60);
      expect([polite.closed, silent.closed]).toEqual([false, true]);
    }
  });

  it('breaks its sequence with a lost frame and with a restart; another subscription mends it', () => {
    const { venue, connect, advance } = offlineVenue(cryptocom);
    const ear = connect(SOCKET);
    ear.say(subscribe(`book.${SYMBOL}.50`));
    venue.wire.faults.addDepth('gap', 1);
    advance(3);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'gap', 'gap']);
    const mend = exchange.book.resubscribe?.(SYMBOL).frames ?? [];
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
    const { venue, connect, advance } = offlineVenue(cryptocom);
    venue.freezeSnapshots(1);
    advance(5);
    const ear = connect(SOCKET);
    ear.say(subscribe(`book.${SYMBOL}.50`));
    advance(1);
    expect(verdicts(read(ear.take()))).toEqual(['apply', 'gap']);
  });

  it('refuses wrong requests and tells what the sockets tell', async () => {
    const { rest } = offlineVenue(cryptocom);
    const ask = (path: string) =>
      rest({ url: `https://api.crypto.com/exchange/v1/public/${path}`, weight: 1 });
    expect(await ask('get-nothing')).toMatchObject({ code: 40_006 });
    expect(await ask('get-book?instrument_name=NONE')).toMatchObject({ code: 40_004 });
    expect(await ask(`get-candlestick?instrument_name=${SYMBOL}&timeframe=7m`)).toMatchObject({
      code: 40_004,
    });
    expect(read([await ask(`get-book?instrument_name=${SYMBOL}&depth=5`)])).toMatchObject([
      { type: 'book', snapshot: true },
    ]);
    expect(read([await ask(`get-tickers?instrument_name=${SYMBOL}`)])).toMatchObject([
      { type: 'openInterest', symbol: SYMBOL },
    ]);
  });

  it('tells all bars page by page, without a hole, and settlements by the hour', async () => {
    const { rest, now } = offlineVenue(cryptocom, 8);
    const instrument = exchange.defaults.defaultInstrument;
    const to = now() - (now() % 60_000);
    const times: number[] = [];
    for (let from = to - 450 * 60_000; from < to;) {
      const page = await exchange.history.candles?.page(rest, instrument, { from, to, intervalMs: 60_000 });
      times.push(...(page?.rows ?? []).map(({ time }) => time));
      from = page?.until ?? to;
    }
    expect(times).toEqual(Array.from({ length: 450 }, (_, index) => to - (450 - index) * 60_000));
    const day = { from: now() - 24 * 3_600_000, to: now(), intervalMs: 60_000 };
    expect((await exchange.history.funding?.page(rest, instrument, day))?.rows).toHaveLength(24);
  });
});
