import { afterEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { kucoinFutures, kucoinSpot } from '../../../lib/exchanges/kucoin';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import type { Json } from '../test-bench';
import { kucoin } from './kucoin';

describe('KuCoin futures', () => {
  describeLocal(kucoinFutures, kucoin, {
    symbol: 'XBTUSDTM',
    types: ['book', 'trade', 'mark', 'funding'],
    levels: 500,
  });
});

describe('KuCoin spot', () => {
  describeLocal(kucoinSpot, kucoin, { symbol: 'BTC-USDT', types: ['book', 'trade', 'candle'] });
});

describe('KuCoin on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());

  const messages = () => (bench.heard.get('public') ?? []).map((frame) => JSON.parse(frame) as Json);
  const about = (topic: string) => messages().filter((message) => message['topic'] === topic);
  const asked = async (url: string) => (await bench.rest({ url: `https://${url}`, weight: 1 })) as Json;

  it('hands out a token, welcomes, acknowledges and answers pings', async () => {
    bench = await LocalBench.open(kucoin);
    await bench.subscribe(kucoinSpot, ['BTC-USDT']);
    expect(messages().map(({ type }) => type as string)).toEqual(['welcome', 'ack', 'ack', 'ack', 'pong']);
  });

  it('lets nobody in without a token', async () => {
    bench = await LocalBench.open(kucoin);
    const [plan] = kucoinSpot.sockets(['BTC-USDT']);
    const { address: _, heartbeat: __, ...without } = ensureDefined(plan, 'a plan');
    const uninvited = { ...kucoinSpot, sockets: () => [{ ...without, subscribe: [] }] };
    await bench.subscribe(uninvited, ['BTC-USDT']);
    expect(messages()).toMatchObject([{ type: 'error', code: 401 }]);
  });

  it('refuses topics, contracts and intervals that it does not have', async () => {
    bench = await LocalBench.open(kucoin);
    await bench.subscribe(kucoinSpot, ['NOPE-USDT']);
    expect(messages().filter(({ code }) => code === 404)).toHaveLength(3);
    const futures = 'api-futures.kucoin.com/api/v1';
    expect(await asked(`${futures}/contracts/NOPE`)).toMatchObject({ code: '404000' });
    expect(await asked(`${futures}/kline/query?symbol=XBTUSDTM&granularity=7`)).toMatchObject({
      code: '400100',
    });
    expect(await asked('api.kucoin.com/api/v1/market/candles?symbol=NOPE&type=1min')).toMatchObject({
      code: '400100',
    });
    expect(await asked(`${futures}/bullet-public`)).toMatchObject({ code: '405' });
  });

  it('numbers every change, from lower on after a restart', async () => {
    bench = await LocalBench.open(kucoin);
    await bench.subscribe(kucoinFutures, ['XBTUSDTM']);
    await bench.advance(3);
    bench.venue.restart();
    await bench.advance(2);
    const numbers = about('/contractMarket/level2:XBTUSDTM').map(({ data }) => data.sequence as number);
    const restarted = numbers.indexOf(1001);
    expect(restarted).toBeGreaterThan(0);
    const runs = [numbers.slice(0, restarted), numbers.slice(restarted)];
    for (const run of runs) expect(run).toEqual(run.map((_, index) => (run[0] ?? 0) + index));
  });

  it('gives each change of a spot book its number', async () => {
    bench = await LocalBench.open(kucoin);
    await bench.subscribe(kucoinSpot, ['BTC-USDT']);
    await bench.advance(2);
    const [{ data } = {}, next] = about('/market/level2:BTC-USDT');
    const { sequenceStart, sequenceEnd, changes } = data as Json;
    const numbers = [...changes.asks, ...changes.bids].map((change: readonly string[]) => Number(change[2]));
    expect(Math.min(...numbers)).toBe(sequenceStart);
    expect(Math.max(...numbers)).toBe(sequenceEnd);
    expect(next?.['data'].sequenceStart).toBe(sequenceEnd + 1);
  });

  it('repeats a snapshot of before where it was told to', async () => {
    bench = await LocalBench.open(kucoin);
    await bench.advance(2);
    const seed = async () =>
      kucoinFutures.book.fetchSeed?.(bench.rest, kucoinFutures.defaults.defaultInstrument);
    const before = await seed();
    bench.venue.freezeSnapshots(1);
    await bench.advance(2);
    expect(await seed()).toEqual(before);
    expect((await seed())?.last).toBeGreaterThan(before?.last ?? Infinity);
  });
});
