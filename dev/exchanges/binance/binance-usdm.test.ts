import { afterEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { Bench } from '../test-bench';

const BINANCE = 'fstream.binance.com';

let bench: Bench;

afterEach(() => bench.close());

const fapi = (path: string) => bench.rest(`/fapi.binance.com${path}`);

describe('Binance USD-M on loopback', () => {
  it('chains diffs to the REST snapshot and keeps the pu chain', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(`/${BINANCE}/public/stream`);
    ear.say({ method: 'SUBSCRIBE', params: ['btcusdt@depth@100ms'], id: 1 });
    await ear.until(() => ear.messages.some(({ id, result }) => id === 1 && result === null));
    bench.exchanges.advance(3);
    const snapshot = await bench.rest('/fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000');
    bench.exchanges.advance(4);
    await ear.until(() => ear.events('depthUpdate').length === 7);
    const diffs = ear.events('depthUpdate');
    for (const [index, diff] of diffs.slice(1).entries()) expect(diff['pu']).toBe(diffs[index]?.['u']);
    const first = ensureDefined(
      diffs.find(({ u }) => u >= snapshot['lastUpdateId']),
      'first diff',
    );
    expect(first['U']).toBeLessThanOrEqual(snapshot['lastUpdateId']);
    const book = new Map<string, string>(snapshot['bids']);
    for (const diff of diffs.slice(diffs.indexOf(first)))
      for (const [price, size] of diff['b']) {
        if (Number(size) === 0) book.delete(price);
        else book.set(price, size);
      }
    const now = await bench.rest('/fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=100');
    expect([...book].toSorted(([a], [b]) => Number(b) - Number(a)).slice(0, 100)).toEqual(now['bids']);
    expect(ear.messages.find(({ data }) => data)).toMatchObject({
      stream: 'btcusdt@depth@100ms',
      data: { s: 'BTCUSDT', st: 1, ps: 'BTCUSDT' },
    });
    expect(diffs[0]?.['b'][0]?.[0]).toMatch(/^\d+\.\d{2}$/);
  });

  it('keeps silent about streams of the other socket, and answers errors', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(`/${BINANCE}/public/stream`);
    ear.say({ method: 'SUBSCRIBE', params: ['btcusdt@aggTrade', 'btcusdt@markPrice@1s'], id: 1 });
    ear.say('{not json');
    ear.say({ method: 'SUBSCRIBE', params: 'btcusdt@depth', id: 2 });
    ear.say({ method: 'DANCE', params: ['x'], id: 3 });
    bench.exchanges.advance(20);
    await ear.settle();
    expect(ear.messages.filter(({ data }) => data)).toEqual([]);
    expect(ear.messages.slice(0, 4)).toMatchObject([
      { result: null, id: 1 },
      { error: { code: 3 } },
      { error: { code: 2 }, id: 2 },
      { error: { code: 2 }, id: 3 },
    ]);
  });

  it('tells trades, marks, bars and only the newest forced order of a second', async () => {
    bench = await Bench.open();
    const streams = ['aggTrade', 'forceOrder', 'markPrice@1s', 'kline_1m'].map((name) => `btcusdt@${name}`);
    const ear = await bench.listen(`/${BINANCE}/market/stream?streams=${streams.join('/')}`);
    bench.exchanges.advance(800);
    await ear.settle();
    const trades = ear.events('aggTrade');
    expect(trades.length).toBeGreaterThan(500);
    expect(trades[0]).toMatchObject({ s: 'BTCUSDT', st: 1, m: expect.any(Boolean), p: expect.any(String) });
    expect(ear.events('markPriceUpdate').length).toBeGreaterThan(75);
    expect(ear.events('kline').at(-1)?.['k']).toMatchObject({ i: '1m', s: 'BTCUSDT' });
    const forced = ear.events('forceOrder');
    expect(forced.length).toBeGreaterThan(1);
    for (const [index, order] of forced.slice(1).entries())
      expect(order['E'] - forced[index]?.['E']).toBeGreaterThanOrEqual(1_000);
    expect(forced[0]?.['o']).toMatchObject({ S: expect.stringMatching(/BUY|SELL/), X: 'FILLED' });
  });

  it('unsubscribes, serves two symbols and single streams unwrapped', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(`/${BINANCE}/public/ws/ethusdt@depth@100ms`);
    bench.exchanges.advance(2);
    await ear.until(() => ear.frames.length === 2);
    expect(ear.messages[0]).toMatchObject({ e: 'depthUpdate', s: 'ETHUSDT' });
    ear.say({ method: 'UNSUBSCRIBE', params: ['ethusdt@depth@100ms'], id: 9 });
    await ear.settle();
    bench.exchanges.advance(2);
    await ear.settle();
    expect(ear.messages.filter(({ e }) => e === 'depthUpdate')).toHaveLength(2);
  });

  it('answers REST with the fields, types and errors of the venue', async () => {
    bench = await Bench.open();
    bench.exchanges.advance(5);
    const info = await fapi('/fapi/v1/exchangeInfo');
    expect(info['symbols'][0]).toMatchObject({
      symbol: 'BTCUSDT',
      contractType: 'PERPETUAL',
      status: 'TRADING',
    });
    expect(info['symbols'][0].filters[0]).toMatchObject({ filterType: 'PRICE_FILTER', tickSize: '0.10' });
    expect(await fapi('/fapi/v1/openInterest?symbol=BTCUSDT')).toMatchObject({
      symbol: 'BTCUSDT',
      openInterest: expect.stringMatching(/^\d+\.\d{3}$/),
    });
    const history = await fapi('/futures/data/openInterestHist?symbol=BTCUSDT&period=5m&limit=500');
    expect(history).toHaveLength(500);
    expect(history[1]['timestamp'] - history[0]['timestamp']).toBe(300_000);
    const klines = await fapi('/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=1000');
    expect(klines.length).toBeGreaterThan(118);
    expect(klines[0]).toHaveLength(12);
    expect(await fapi('/fapi/v1/premiumIndex?symbol=BTCUSDT')).toMatchObject({ interestRate: '0.00010000' });
    expect((await fapi('/fapi/v1/fundingRate?symbol=BTCUSDT&limit=10')).length).toBe(10);
    expect(await fapi('/fapi/v1/fundingInfo')).toEqual([]);
    expect(await fapi('/fapi/v1/depth?symbol=NOPE&limit=1000')).toMatchObject({ code: -1121 });
    const weighed = await fetch(`${bench.exchanges.url}/fapi.binance.com/fapi/v1/time`);
    expect(Number(weighed.headers.get('x-mbx-used-weight-1m'))).toBeGreaterThan(20);
  });
});
