import { afterEach, describe, expect, it } from 'vitest';
import { okxSpot, okxSwap } from '../../../lib/exchanges/okx';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import { okx } from './okx';

describe('swaps', () => {
  describeLocal(okxSwap, okx, {
    symbol: 'BTC-USDT-SWAP',
    types: ['book', 'trade', 'liquidation', 'openInterest', 'funding', 'mark', 'candle'],
    levels: 400,
  });
});

describe('pairs', () => {
  describeLocal(okxSpot, okx, { symbol: 'BTC-USDT', types: ['book', 'trade', 'candle'], levels: 400 });
});

interface Push {
  readonly event?: string;
  readonly code?: string;
  readonly arg?: { readonly channel: string };
  readonly action?: string;
  readonly data?: readonly [
    { readonly seqId: number; readonly prevSeqId: number; readonly details?: readonly object[] },
  ];
}

describe('OKX on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());

  const pushes = (key: string) =>
    (bench.heard.get(key) ?? [])
      .filter((frame) => frame !== 'pong')
      .map((frame) => JSON.parse(frame) as Push);
  const books = () =>
    pushes('public')
      .filter(({ arg, data }) => arg?.channel === 'books' && data)
      .map(({ data }) => data?.[0]);

  it('links each frame of a book to the one before, and goes on lower after a restart', async () => {
    bench = await LocalBench.open(okx);
    await bench.subscribe(okxSwap, ['BTC-USDT-SWAP']);
    await bench.advance(5);
    bench.venue.restart();
    await bench.advance(5);
    const frames = books();
    expect(frames).toHaveLength(11);
    expect(frames[0]?.prevSeqId).toBe(-1);
    for (const [index, frame] of frames.slice(1).entries())
      expect(frame?.prevSeqId).toBe(frames[index]?.seqId);
    expect(frames.at(-1)?.seqId).toBeLessThan(frames[0]?.seqId ?? 0);
  });

  it('gives frozen snapshots, which its updates do not follow', async () => {
    bench = await LocalBench.open(okx);
    await bench.subscribe(okxSwap, ['BTC-USDT-SWAP']);
    await bench.advance(2);
    const [, , last] = books();
    bench.venue.freezeSnapshots(1);
    await bench.advance(3);
    bench.heard.clear();
    await bench.subscribe(okxSwap, ['BTC-USDT-SWAP']);
    await bench.advance(1);
    const [snapshot, update] = books();
    expect(snapshot?.seqId).toBe(last?.seqId);
    expect(update?.prevSeqId).toBeGreaterThan(snapshot?.seqId ?? 0);
  });

  it('tells past liquidations first, and refuses what it does not have', async () => {
    bench = await LocalBench.open(okx);
    await bench.advance(700);
    await bench.subscribe(okxSwap, ['BTC-USDT-SWAP', 'NONE-USDT-SWAP']);
    const first = pushes('public').find(({ arg, data }) => arg?.channel === 'liquidation-orders' && data);
    expect(first?.data?.[0].details?.length).toBeGreaterThan(0);
    const refused = pushes('public').filter(({ event }) => event === 'error');
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => '60018'));
    expect(bench.heard.get('public')).toContain('pong');
  });

  it('answers every kind of history', async () => {
    bench = await LocalBench.open(okx);
    await bench.advance(700);
    const to = Date.now() + 100_000;
    const range = { from: to - 3_600_000, to, intervalMs: 300_000 };
    const { candles, openInterest, funding, liquidations } = okxSwap.history;
    const btc = okxSwap.defaults.defaultInstrument;
    for (const pages of [candles, openInterest, liquidations]) {
      const page = await pages?.page(bench.rest, btc, range);
      expect(page?.rows.length).toBeGreaterThan(0);
      expect(page?.until).toBe(to);
    }
    const day = { ...range, from: to - 24 * 3_600_000 };
    expect((await funding?.page(bench.rest, btc, day))?.rows).toMatchObject([{ intervalHours: 8 }, {}, {}]);
    const table = await okxSwap.marginTable?.(bench.rest, btc);
    expect(table?.tiers.map(({ upTo }) => upTo)).toEqual([10, 100, Infinity]);
    const pair = okxSpot.defaults.defaultInstrument;
    const bars = await okxSpot.history.candles?.page(bench.rest, pair, range);
    expect(bars?.rows.length).toBeGreaterThan(10);
  });
});
