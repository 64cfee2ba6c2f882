import { afterEach, describe, expect, it } from 'vitest';
import { bitstamp } from '../../../lib/exchanges/bitstamp';
import type { Exchange } from '../../../lib/exchanges/exchange';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import type { Json } from '../test-bench';
import { bitstamp as local } from './bitstamp';

describe('Bitstamp', () => {
  describeLocal(bitstamp, local, { symbol: 'btcusd', types: ['book', 'trade'], levels: 2000 });
});

/** The adapter, saying something else on its socket. */
const saying = (...frames: readonly (object | string)[]): Exchange => ({
  ...bitstamp,
  sockets: (symbols) =>
    bitstamp.sockets(symbols).map(({ key, url, pacingMs, staleAfterMs }) => ({
      key,
      url,
      pacingMs,
      staleAfterMs,
      subscribe: frames.map((frame) => (typeof frame === 'string' ? frame : JSON.stringify(frame))),
    })),
});

const command = (event: string, channel: string) => ({ event, data: { channel } });
const subscribe = (channel: string) => command('bts:subscribe', channel);

describe('Bitstamp on loopback', () => {
  let bench: LocalBench;

  afterEach(() => bench.close());

  const messages = () => (bench.heard.get('feed') ?? []).map((frame) => JSON.parse(frame) as Json);
  const get = async (path: string) =>
    (await bench.rest({ url: `https://www.bitstamp.net/api/v2/${path}`, weight: 1 })) as Json;

  it('acknowledges and beats back', async () => {
    bench = await LocalBench.open(local);
    await bench.subscribe(
      saying(
        subscribe('live_trades_btcusd'),
        command('bts:unsubscribe', 'live_trades_btcusd'),
        { event: 'bts:heartbeat' },
        subscribe('diff_order_book_btcusd'),
      ),
      [],
    );
    await bench.advance(10);
    expect(messages().slice(0, 5)).toMatchObject([
      { event: 'bts:subscription_succeeded', channel: 'live_trades_btcusd' },
      { event: 'bts:unsubscription_succeeded', channel: 'live_trades_btcusd' },
      { event: 'bts:heartbeat', data: { status: 'success' } },
      { event: 'bts:subscription_succeeded', channel: 'diff_order_book_btcusd' },
      { event: 'data', channel: 'diff_order_book_btcusd' },
    ]);
    expect(messages().filter(({ event }) => event === 'trade')).toEqual([]);
  });

  it('stamps each change with a later microsecond', async () => {
    bench = await LocalBench.open(local);
    await bench.subscribe(saying(subscribe('diff_order_book_btcusd')), []);
    await bench.advance(30);
    const stamps = messages()
      .filter(({ event }) => event === 'data')
      .map(({ data }) => Number(data.microtimestamp));
    expect(stamps.length).toBeGreaterThan(20);
    expect(stamps).toEqual([...new Set(stamps)].toSorted((left, right) => left - right));
  });

  it.each([
    ['Incorrect JSON format.', 'nonsense'],
    ['Incorrect JSON format.', { event: 'bts:dance' }],
    ['Bad subscription string.', subscribe('live_trades_nope')],
    ['Bad subscription string.', { event: 'bts:subscribe' }],
  ])('refuses with "%s"', async (message, frame) => {
    bench = await LocalBench.open(local);
    await bench.subscribe(saying(frame), []);
    expect(messages()).toMatchObject([{ event: 'bts:error', data: { message } }]);
  });

  it('answers REST as the venue does', async () => {
    bench = await LocalBench.open(local);
    await bench.advance(3);
    expect((await get('trading-pairs-info/'))[0]).toMatchObject({
      name: 'BTC/USD',
      url_symbol: 'btcusd',
      counter_decimals: 1,
      base_decimals: 3,
    });
    const { pair, ohlc } = (await get('ohlc/btcusd/?step=300&limit=5'))['data'];
    expect(pair).toBe('BTC/USD');
    expect(ohlc).toHaveLength(5);
    expect(Number(ohlc[1].timestamp) - Number(ohlc[0].timestamp)).toBe(300);
    expect(await get('ohlc/btcusd/?step=7')).toEqual({ status: 'error', reason: 'Invalid step' });
    expect(await get('order_book/nope/')).toMatchObject({ reason: 'Invalid currency pair.' });
  });

  it('tells old books when it is told to, and asks for new connections when it restarts', async () => {
    bench = await LocalBench.open(local);
    bench.venue.freezeSnapshots(1);
    await bench.subscribe(saying(subscribe('diff_order_book_btcusd')), []);
    await bench.advance(5);
    const [old, fresh] = [await get('order_book/btcusd/'), await get('order_book/btcusd/')];
    expect(Number(old['microtimestamp'])).toBeLessThan(Number(fresh['microtimestamp']));
    bench.venue.restart();
    await bench.settle();
    const last = bench.heard.get('feed')?.at(-1) ?? '';
    expect(bitstamp.demand?.(last)).toBe('reconnect');
  });
});
