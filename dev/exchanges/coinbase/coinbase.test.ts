import { afterEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { coinbase } from '../../../lib/exchanges/coinbase';
import type { Exchange } from '../../../lib/exchanges/exchange';
import { traceMapper } from '../../../lib/exchanges/trace-mapper';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import type { Json } from '../test-bench';
import { coinbase as local } from './coinbase';

const HOUR_MS = 3_600_000;

/** Asked no further back than the bench knows: a page of 300 bars from before that would be empty. */
const recent: Exchange = {
  ...coinbase,
  history: {
    candles: { ...ensureDefined(coinbase.history.candles, 'candles'), reachMs: 2 * HOUR_MS },
  },
};

describe('Coinbase', () => {
  describeLocal(recent, local, { symbol: 'BTC-USD', types: ['book', 'trade'], levels: 2000 });
});

/** The adapter, saying something else on its socket. */
const saying = (...frames: readonly (object | string)[]): Exchange => ({
  ...coinbase,
  sockets: (symbols) =>
    coinbase.sockets(symbols).map((plan) => ({
      ...plan,
      subscribe: frames.map((frame) => (typeof frame === 'string' ? frame : JSON.stringify(frame))),
    })),
});

const subscribe = (channels: readonly string[], products: readonly string[] = ['BTC-USD']) => ({
  type: 'subscribe',
  product_ids: products,
  channels,
});

describe('Coinbase on loopback', () => {
  let bench: LocalBench;

  afterEach(() => bench.close());

  const messages = () => (bench.heard.get('feed') ?? []).map((frame) => JSON.parse(frame) as Json);
  const get = async (path: string) =>
    (await bench.rest({ url: `https://api.exchange.coinbase.com/${path}`, weight: 1 })) as Json;

  it('answers each command with all subscriptions, and a new book with the whole of it', async () => {
    bench = await LocalBench.open(local);
    await bench.advance(3);
    const book = { type: 'unsubscribe', product_ids: ['BTC-USD'], channels: ['level2_batch'] };
    await bench.subscribe(
      saying(
        subscribe(['level2_batch', 'matches']),
        book,
        subscribe(['level2_batch']),
        subscribe(['matches']),
      ),
      [],
    );
    expect(messages().map(({ type }) => type)).toEqual([
      'subscriptions',
      'snapshot',
      'last_match',
      'subscriptions',
      'subscriptions',
      'snapshot',
      'subscriptions',
    ]);
    expect(messages()[3]).toMatchObject({ channels: [{ name: 'matches', product_ids: ['BTC-USD'] }] });
  });

  it('tells each trade by the side that rested, and every second the newest of them', async () => {
    bench = await LocalBench.open(local);
    await bench.subscribe(saying(subscribe(['matches', 'heartbeat'])), []);
    await bench.advance(50);
    const trades = messages().filter(({ type }) => type === 'match');
    const ids = trades.map(({ trade_id: id }) => id as number);
    expect(ids.slice(1).map((id, index) => id - (ids[index] ?? 0))).toEqual(ids.slice(1).map(() => 1));
    expect(new Set(trades.map(({ side }) => side))).toEqual(new Set(['buy', 'sell']));
    const beats = messages().filter(({ type }) => type === 'heartbeat');
    expect(beats.length).toBeGreaterThanOrEqual(4);
    expect(beats.length).toBeLessThanOrEqual(6);
    const [bid] = bench.market('coinbase').top('bid', 1);
    const sold = ensureDefined(
      trades.findLast(({ side }) => side === 'buy'),
      'a sale into the bids',
    );
    expect(Number(sold['price'])).toBeLessThan((ensureDefined(bid, 'a bid')[0] / 10) * 1.001);
  });

  it.each([
    ['Malformed JSON', 'nonsense'],
    ['Type has to be either subscribe or unsubscribe', { type: 'dance' }],
    ['Failed to subscribe', subscribe(['level2'])],
    ['Failed to subscribe', subscribe(['matches'], ['NO-PE'])],
    ['Failed to subscribe', subscribe([])],
  ])('refuses with "%s"', async (message, frame) => {
    bench = await LocalBench.open(local);
    await bench.subscribe(saying(frame), []);
    expect(messages()).toMatchObject([{ type: 'error', message }]);
    const { map, notes } = traceMapper(coinbase);
    expect(map(messages()[0])).toEqual([]);
    expect(notes).toEqual([`error:${message.slice(0, 40)}`]);
  });

  it('answers REST as the venue does', async () => {
    bench = await LocalBench.open(local);
    await bench.advance(3);
    expect(await get('products/BTC-USD')).toMatchObject({
      quote_increment: '0.10',
      base_increment: '0.00100000',
    });
    const bars = await get('products/BTC-USD/candles?granularity=300');
    expect(bars[0][0] - bars[1][0]).toBe(300);
    expect(await get('products/BTC-USD/candles?granularity=7')).toEqual({
      message: 'Unsupported granularity',
    });
    const wide = 'granularity=60&start=2024-01-01T00:00:00.000Z&end=2024-01-02T00:00:00.000Z';
    expect((await get(`products/BTC-USD/candles?${wide}`))['message']).toMatch(/exceeds 300$/);
    expect(await get('products/NO-PE/candles')).toEqual({ message: 'NotFound' });
    expect((await get('products/BTC-USD/book?level=2'))['bids'].length).toBeGreaterThan(100);
    expect((await get('time'))['iso']).toMatch(/Z$/);
  });

  it('ends its connections when it restarts, and tells old books when it is told to', async () => {
    bench = await LocalBench.open(local);
    bench.venue.freezeSnapshots(1);
    const [before] = bench.market('coinbase').top('bid', 1);
    await bench.advance(50);
    await bench.subscribe(saying(subscribe(['level2_batch'])), []);
    const [tick = 0] = before ?? [];
    expect(messages()[1]?.['bids'][0][0]).toBe((tick / 10).toFixed(2));
    bench.venue.restart();
    await expect.poll(() => bench.venue.wire.counters.connections).toBe(0);
  });
});
