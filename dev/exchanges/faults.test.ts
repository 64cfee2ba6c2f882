import { afterEach, describe, expect, it } from 'vitest';
import { Bench, type Ear } from './test-bench';

const BINANCE = 'fstream.binance.com';
const BYBIT = '/stream.bybit.com/v5/public/linear';

let bench: Bench;

afterEach(() => bench.close());

async function subscribed(): Promise<Ear> {
  bench = await Bench.open();
  return bench.listen(`/${BINANCE}/public/stream?streams=btcusdt@depth@100ms`);
}

describe('misbehaviour on command', () => {
  it.each([
    ['gap', 2],
    ['duplicate', 4],
  ])('%s: %i of three frames arrive', async (fault, count) => {
    const ear = await subscribed();
    await bench.misbehave('binance-usdm', { do: fault });
    bench.exchanges.advance(3);
    await ear.settle();
    expect(ear.events('depthUpdate')).toHaveLength(count);
  });

  it('late: the held frame comes after the next one', async () => {
    const ear = await subscribed();
    await bench.misbehave('binance-usdm', { do: 'late' });
    bench.exchanges.advance(3);
    await ear.settle();
    const [second, first, third] = ear.events('depthUpdate');
    expect(second?.['pu']).toBe(first?.['u']);
    expect(third?.['pu']).toBe(second?.['u']);
  });

  it('truncated, garbage, wrong types and bad numbers replace one frame each', async () => {
    const ear = await subscribed();
    for (const fault of ['truncate', 'garbage', 'wrong-types', 'bad-numbers'])
      await bench.misbehave('binance-usdm', { do: fault });
    bench.exchanges.advance(4);
    await ear.until(() => ear.frames.length === 5);
    expect(() => JSON.parse(ear.frames[0] ?? '') as unknown).toThrow(SyntaxError);
    expect(() => JSON.parse(ear.frames[1] ?? '') as unknown).toThrow(SyntaxError);
    expect(ear.frames[3]).toContain('[-1,{}]');
    expect(ear.frames[4]).toContain('1e400');
  });

  it('stalls, drops and restarts with lower numbers', async () => {
    const ear = await subscribed();
    await bench.misbehave('binance-usdm', { do: 'stall' });
    bench.exchanges.advance(3);
    await bench.misbehave('binance-usdm', { do: 'stall', on: false });
    await ear.settle();
    expect(ear.events('depthUpdate')).toEqual([]);
    bench.exchanges.advance(1);
    await bench.misbehave('binance-usdm', { do: 'restart' });
    bench.exchanges.advance(1);
    await ear.settle();
    const [before, after] = ear.events('depthUpdate');
    expect(after?.['u']).toBeLessThan(before?.['u']);
    const snapshot = await bench.rest('/fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=5');
    expect(snapshot['lastUpdateId']).toBe(after?.['u']);
    await bench.misbehave('binance-usdm', { do: 'drop' });
    await ear.until(() => ear.closed);
    expect((await bench.rest('/control/binance-usdm'))['connections']).toBe(0);
  });

  it.each([
    [429, '7'],
    [418, '120'],
    [451, null],
    [403, null],
  ])('refuses REST with %i', async (status, retryAfter) => {
    bench = await Bench.open();
    await bench.misbehave('binance-usdm', {
      do: 'http',
      status,
      times: 1,
      ...(retryAfter !== null && { retryAfter: Number(retryAfter) }),
    });
    const url = `${bench.exchanges.url}/fapi.binance.com/fapi/v1/time`;
    const refused = await fetch(url);
    expect(refused.status).toBe(status);
    expect(refused.headers.get('retry-after')).toBe(retryAfter);
    expect((await fetch(url)).status).toBe(200);
    expect((await bench.rest('/control/binance-usdm'))['refused']).toEqual({ [status]: 1 });
  });

  it('refuses handshakes, and serves a snapshot older than the deltas', async () => {
    const ear = await subscribed();
    await bench.misbehave('binance-usdm', { do: 'old-snapshot' });
    bench.exchanges.advance(5);
    await ear.settle();
    const depth = '/fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000';
    const old = await bench.rest(depth);
    expect(old['lastUpdateId']).toBe(ear.events('depthUpdate')[0]?.['pu']);
    expect((await bench.rest(depth))['lastUpdateId']).toBe(ear.events('depthUpdate').at(-1)?.['u']);
    await bench.misbehave('binance-usdm', { do: 'http', status: 451, sockets: true });
    await expect(bench.listen(`/${BINANCE}/market/stream`)).rejects.toThrow('451');
  });

  it('restarts Bybit with a snapshot that counts from one', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(BYBIT);
    ear.say({ op: 'subscribe', args: ['orderbook.200.BTCUSDT'] });
    await ear.until(() => ear.frames.length === 2);
    await bench.misbehave('bybit-linear', { do: 'restart' });
    await ear.until(() => ear.frames.length === 3);
    expect(ear.messages[2]).toMatchObject({ type: 'snapshot', data: { u: 1 } });
  });

  it('spares the demo page: neither faults nor counters', async () => {
    bench = await Bench.open();
    const ear = await bench.listen(`/page/${BINANCE}/public/stream?streams=btcusdt@depth@100ms`);
    await bench.misbehave('binance-usdm', { do: 'gap', times: 5 });
    await bench.misbehave('binance-usdm', { do: 'http', status: 429 });
    await bench.misbehave('binance-usdm', { do: 'drop' });
    bench.exchanges.advance(2);
    await ear.settle();
    expect(ear.events('depthUpdate')).toHaveLength(2);
    expect((await fetch(`${bench.exchanges.url}/page/fapi.binance.com/fapi/v1/time`)).status).toBe(200);
    expect(await bench.rest('/control/binance-usdm')).toMatchObject({
      opened: 0,
      requests: {},
      subscriptions: [],
    });
  });

  it('explains a command that it does not know', async () => {
    bench = await Bench.open();
    const reply = await fetch(`${bench.exchanges.url}/control/binance-usdm`, {
      method: 'POST',
      body: '{"do":"fly"}',
    });
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain('old-snapshot');
  });
});
