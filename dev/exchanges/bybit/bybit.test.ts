import { afterEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { bybitInverse, bybitLinear, bybitSpot } from '../../../lib/exchanges/bybit';
import type { Exchange } from '../../../lib/exchanges/exchange';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import { Bench, type Json } from '../test-bench';
import { bybit as localBybit } from './bybit';

const BYBIT = '/stream.bybit.com/v5/public/linear';

let bench: Bench;

const bybit = (path: string) => bench.rest(`/api.bybit.com/v5/market/${path}`);

describe('Bybit linear on loopback', () => {
  afterEach(() => bench.close());

  it('acknowledges, sends a snapshot and deltas that keep the top levels equal', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(BYBIT);
    ear.say({ op: 'subscribe', args: ['orderbook.50.BTCUSDT', 'orderbook.1000.BTCUSDT'], req_id: 'a' });
    await ear.until(() => ear.frames.length === 3);
    expect(ear.messages[0]).toMatchObject({ success: true, ret_msg: '', op: 'subscribe', req_id: 'a' });
    bench.exchanges.advance(40);
    ear.say({ op: 'ping', req_id: 'p' });
    await ear.until(() => ear.messages.some(({ ret_msg }) => ret_msg === 'pong'));
    const frames = ear.messages.filter(({ topic }) => topic === 'orderbook.50.BTCUSDT');
    expect(frames[0]?.['type']).toBe('snapshot');
    const book = { b: new Map<string, string>(), a: new Map<string, string>() };
    for (const [index, frame] of frames.entries()) {
      expect(frame['data'].u).toBe(frames[0]?.['data'].u + index);
      for (const side of ['b', 'a'] as const)
        for (const [price, size] of frame['data'][side]) {
          if (size === '0') book[side].delete(price);
          else book[side].set(price, size);
        }
    }
    const direct = await bench.rest(
      '/api.bybit.com/v5/market/orderbook?category=linear&symbol=BTCUSDT&limit=50',
    );
    expect([...book.b].toSorted(([a], [b]) => Number(b) - Number(a))).toEqual(direct['result'].b);
    expect([...book.a].toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(direct['result'].a);
    const deep = ear.messages.filter(({ topic }) => topic === 'orderbook.1000.BTCUSDT');
    expect(deep[0]?.['data'].b).toHaveLength(1000);
    expect(deep.length).toBeLessThanOrEqual(22);
  });

  it('tells trades by taker, liquidations by position in batches, and tickers as deltas', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(BYBIT);
    ear.say({
      op: 'subscribe',
      args: ['publicTrade.BTCUSDT', 'allLiquidation.BTCUSDT', 'tickers.BTCUSDT', 'kline.1.BTCUSDT'],
    });
    await ear.until(() => ear.frames.length >= 2);
    bench.exchanges.advance(800);
    ear.say({ op: 'ping' });
    await ear.until(() => ear.messages.some(({ ret_msg }) => ret_msg === 'pong'));
    const of = (topic: string) => ear.messages.filter((message) => message['topic'] === topic);
    expect(of('publicTrade.BTCUSDT')[0]?.['data'][0]).toMatchObject({ s: 'BTCUSDT', BT: false });
    const tickers = of('tickers.BTCUSDT');
    expect(tickers[0]).toMatchObject({ type: 'snapshot', data: { fundingIntervalHour: '8' } });
    const { openInterest, singleOpenInterest } = tickers[0]?.['data'] ?? {};
    expect(Number(openInterest)).toBeCloseTo(2 * Number(singleOpenInterest), 1);
    expect(tickers.slice(1).every(({ type }) => type === 'delta')).toBe(true);
    expect(tickers.slice(1).some(({ data }) => !('nextFundingTime' in data))).toBe(true);
    const liquidations = of('allLiquidation.BTCUSDT');
    expect(liquidations.length).toBeGreaterThan(0);
    expect(liquidations[0]?.['data'][0].S).toMatch(/^(Buy|Sell)$/);
    for (const [index, batch] of liquidations.slice(1).entries())
      expect(batch['ts'] - liquidations[index]?.['ts']).toBeGreaterThanOrEqual(500);
    expect(of('kline.1.BTCUSDT').length).toBeGreaterThan(70);
  });

  it('refuses unknown topics and wrong requests as the venue does', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(BYBIT);
    ear.say({ op: 'subscribe', args: ['orderbook.500.BTCUSDT'] });
    ear.say('nonsense');
    await ear.until(() => ear.frames.length === 2);
    expect(ear.messages).toMatchObject([{ success: false, op: 'subscribe' }, { success: false }]);
    expect(await bybit('kline?category=linear&symbol=NOPE&interval=1')).toMatchObject({ retCode: 10001 });
    const kline = await bybit('kline?category=linear&symbol=BTCUSDT&interval=5&limit=10');
    expect(Number(kline['result'].list[0][0])).toBeGreaterThan(Number(kline['result'].list[1][0]));
    const info = await bybit('instruments-info?category=linear&limit=1000');
    expect(info['result'].list[0]).toMatchObject({ symbol: 'BTCUSDT', fundingInterval: 480 });
    const oi = await bybit('open-interest?category=linear&symbol=BTCUSDT&intervalTime=5min&limit=200');
    expect(oi['result'].list).toHaveLength(200);
    const risk = await bybit('risk-limit?category=linear&symbol=BTCUSDT');
    expect(risk['result'].list[0]).toMatchObject({ maintenanceMargin: '0.005' });
    const funding = await bybit('funding/history?category=linear&symbol=BTCUSDT&limit=5');
    expect(funding['result'].list).toHaveLength(5);
  });
});

const ALL = ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'candle'] as const;

describe('Bybit linear', () => {
  describeLocal(bybitLinear, localBybit, { symbol: 'BTCUSDT', types: ALL, levels: 1000 });
});

describe('Bybit inverse', () => {
  describeLocal(bybitInverse, localBybit, { symbol: 'BTCUSD', types: ALL, levels: 1000 });
});

describe('Bybit spot', () => {
  describeLocal(bybitSpot, localBybit, {
    symbol: 'BTCUSDT',
    types: ['book', 'trade', 'candle'],
    levels: 1000,
  });
});

describe('the categories of Bybit on loopback', () => {
  let local: LocalBench;

  afterEach(() => local.close());

  it('keep topics of one name apart', async () => {
    local = await LocalBench.open(localBybit);
    const sizesOn = async (exchange: Exchange) => {
      await local.subscribe(exchange, ['BTCUSDT']);
      const frames = local.heard.get('public') ?? [];
      return () =>
        frames
          .map((frame) => JSON.parse(frame) as Json)
          .filter(({ topic }) => topic === 'publicTrade.BTCUSDT')
          .flatMap(({ data }) => (data as readonly Json[]).map(({ v }) => v as string));
    };
    const onSpot = await sizesOn(bybitSpot);
    const onLinear = await sizesOn(bybitLinear);
    await local.advance(20);
    expect(onSpot()).not.toEqual([]);
    expect(onSpot().filter((size) => !/\.\d{6}$/.test(size))).toEqual([]);
    expect(onLinear()).not.toEqual([]);
    expect(onLinear().filter((size) => !/\.\d{3}$/.test(size))).toEqual([]);
  });

  it('tell open interest of inverse contracts in dollars, which the history turns into coins', async () => {
    local = await LocalBench.open(localBybit);
    await local.advance(20);
    const { openInterest } = local.market('bybit-inverse').ticker();
    const instrument = ensureDefined((await bybitInverse.instruments(local.rest))[0], 'an instrument');
    const to = Date.now();
    const range = { from: to - 3_600_000, to, intervalMs: 300_000 };
    const page = await bybitInverse.history.openInterest?.page(local.rest, instrument, range);
    expect(Math.abs((page?.rows.at(-1)?.size ?? 0) / openInterest - 1)).toBeLessThan(0.05);
  });

  it('answer for what they have, and for no other category', async () => {
    local = await LocalBench.open(localBybit);
    const path = 'https://api.bybit.com/v5/market';
    const asked = async (question: string) =>
      (await local.rest({ url: `${path}/${question}`, weight: 1 })) as Json;
    expect(await asked('open-interest?category=spot&symbol=BTCUSDT&intervalTime=5min')).toMatchObject({
      retCode: 10_001,
    });
    expect((await asked('instruments-info?category=inverse'))['result'].list[0]).toMatchObject({
      symbol: 'BTCUSD',
      contractType: 'InversePerpetual',
      lotSizeFilter: { qtyStep: '1' },
    });
    expect(await asked('kline?category=option&symbol=BTCUSDT&interval=1')).toMatchObject({ retCode: 10_001 });
  });
});
