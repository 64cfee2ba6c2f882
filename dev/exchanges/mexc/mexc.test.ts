import { afterEach, describe, expect, it } from 'vitest';
import { MalformedError } from '../../../lib/exchanges/fields';
import { mexcFutures } from '../../../lib/exchanges/mexc';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import { mexc } from './mexc';

describe('MEXC as its adapter reads it', () => {
  describeLocal(mexcFutures, mexc, {
    symbol: 'BTC_USDT',
    types: ['book', 'trade', 'mark', 'funding', 'openInterest', 'candle'],
    levels: 500,
  });
});

describe('MEXC on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());
  const btc = mexcFutures.defaults.defaultInstrument;

  it('refuses what it does not know', async () => {
    bench = await LocalBench.open(mexc);
    await bench.subscribe(mexcFutures, ['NOPE_USDT']);
    const said = [...bench.heard.values()].flat().map((frame) => JSON.parse(frame) as { channel: string });
    expect(said.map(({ channel }) => channel).toSorted()).toEqual([
      'pong',
      ...Array.from({ length: 5 }, () => 'rs.error'),
    ]);
    const unknown = { ...btc, symbol: 'NOPE_USDT' };
    await expect(mexcFutures.book.fetchSeed?.(bench.rest, unknown)).rejects.toThrow(MalformedError);
    await expect(mexcFutures.marginTable?.(bench.rest, unknown)).rejects.toThrow(MalformedError);
  });

  it('tells every settlement of half a year, over several pages', async () => {
    bench = await LocalBench.open(mexc);
    const to = Date.now();
    const range = { from: to - 180 * 86_400_000, to, intervalMs: 60_000 };
    const page = await mexcFutures.history.funding?.page(bench.rest, btc, range);
    const times = page?.rows.map(({ time }) => time) ?? [];
    expect(times).toHaveLength(540);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
  });

  it('freezes its snapshots and counts anew after a restart', async () => {
    bench = await LocalBench.open(mexc);
    const version = async () => (await mexcFutures.book.fetchSeed?.(bench.rest, btc))?.last ?? 0;
    const before = await version();
    bench.venue.freezeSnapshots(1);
    await bench.advance(5);
    expect(await version()).toBe(before);
    expect(await version()).toBeGreaterThan(before);
    bench.venue.restart();
    expect(await version()).toBe(1000);
  });
});
