import { afterEach, describe, expect, it } from 'vitest';
import { htxLinear } from '../../../lib/exchanges/htx';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import type { Json } from '../test-bench';
import { htx } from './htx';

describeLocal(htxLinear, htx, {
  symbol: 'BTC-USDT',
  types: ['book', 'trade', 'candle', 'liquidation', 'funding'],
  levels: 150,
});

describe('HTX on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());

  const messages = (key: string) => (bench.heard.get(key) ?? []).map((frame) => JSON.parse(frame) as Json);
  const asked = async (path: string) =>
    (await bench.rest({ url: `https://api.hbdm.com${path}`, weight: 1 })) as Json;

  it('acknowledges on each socket in its own words, and pings so too', async () => {
    bench = await LocalBench.open(htx);
    await bench.subscribe(htxLinear, ['BTC-USDT']);
    expect(messages('market')[0]).toMatchObject({ status: 'ok', id: 'book-1' });
    expect(messages('market')[1]).toMatchObject({ tick: { event: 'snapshot' } });
    expect(messages('notification')).toMatchObject([
      { op: 'sub', 'err-code': 0, topic: 'public.BTC-USDT.liquidation_orders' },
      { op: 'sub', 'err-code': 0, topic: 'public.BTC-USDT.funding_rate' },
    ]);
    await bench.advance(60);
    expect(messages('market').filter(({ ping }) => ping)).toHaveLength(2);
    expect(messages('notification').filter(({ op }) => op === 'ping')).toHaveLength(2);
  });

  it('counts versions by one, and begins again with a snapshot', async () => {
    bench = await LocalBench.open(htx);
    await bench.subscribe(htxLinear, ['BTC-USDT']);
    await bench.advance(30);
    bench.venue.restart();
    await bench.advance(1);
    const books = messages('market').flatMap(({ ch, tick }) => (String(ch).includes('depth') ? [tick] : []));
    const versions = books.map(({ version }) => version as number);
    const restarted = versions.indexOf(1);
    expect(books[restarted]).toMatchObject({ event: 'snapshot' });
    const run = versions.slice(0, restarted);
    expect(run).toEqual(run.map((_, index) => (run[0] ?? 0) + index));
    expect(versions[restarted + 1]).toBe(2);
  });

  it('refuses what it does not have', async () => {
    bench = await LocalBench.open(htx);
    await bench.subscribe(htxLinear, ['NOPE-USDT']);
    expect(messages('market')[0]).toMatchObject({ status: 'error', 'err-code': 'bad-request' });
    expect(messages('notification')[0]).toMatchObject({ op: 'sub', 'err-code': 2011 });
    expect(await asked('/v5/market/open_interest?contract_code=NOPE')).toMatchObject({ code: 1066 });
    expect(await asked('/linear-swap-ex/market/history/kline?contract_code=NOPE')).toMatchObject({
      status: 'error',
    });
    expect(await asked('/v5/market/funding_rate_history?contract_code=BTC-USDT&limit=200')).toMatchObject({
      code: 1067,
    });
  });

  it('remembers what was liquidated as it was told', async () => {
    bench = await LocalBench.open(htx);
    await bench.subscribe(htxLinear, ['BTC-USDT']);
    await bench.advance(800);
    const told = messages('notification').flatMap(({ topic, data }) =>
      topic === 'public.BTC-USDT.liquidation_orders' ? ((data ?? []) as readonly Json[]) : [],
    );
    const to = Date.now() + 200_000;
    const { data } = await asked(
      `/v5/market/liquidation_orders?contract_code=BTC-USDT&limit=100&end_time=${to}`,
    );
    expect(told.length).toBeGreaterThan(0);
    expect(data).toHaveLength(Math.min(100, told.length));
    expect(data[0]).toMatchObject({
      side: told.at(-1)?.['direction'],
      volume: String(told.at(-1)?.['volume']),
    });
  });
});
