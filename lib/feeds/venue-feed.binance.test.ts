import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { binanceUsdm } from '../exchanges/binance-usdm';
import type { Level } from '../market/events';
import { type WireLevel, watched } from './testing/connected-feed';

const SECOND = 1_000;
const SYMBOL = 'BTCUSDT';

const sorted = (side: ReadonlyMap<number, number>) => [...side].toSorted(([a], [b]) => a - b);

const written = (side: ReadonlyMap<number, number>) =>
  [...side].map(([price, size]): WireLevel => [price.toFixed(1), size.toFixed(3)]);

/** The plainest book there is: maps by the number that the text stands for. */
class ReferenceBook {
  private readonly sides = { bids: new Map<number, number>(), asks: new Map<number, number>() };

  apply(bids: readonly WireLevel[], asks: readonly WireLevel[]): void {
    for (const [side, levels] of [
      [this.sides.bids, bids],
      [this.sides.asks, asks],
    ] as const) {
      for (const [price, size] of levels) {
        if (Number(size) === 0) side.delete(Number(price));
        else side.set(Number(price), Number(size));
      }
    }
  }

  get levels(): Readonly<Record<string, readonly Level[]>> {
    return { bids: sorted(this.sides.bids), asks: sorted(this.sides.asks) };
  }

  /** As a venue writes a snapshot. */
  get wire(): { readonly bids: readonly WireLevel[]; readonly asks: readonly WireLevel[] } {
    return { bids: written(this.sides.bids), asks: written(this.sides.asks) };
  }
}

interface Recorded {
  readonly text: string;
  readonly update: number;
  readonly bids: readonly WireLevel[];
  readonly asks: readonly WireLevel[];
}

/** The depth frames, and the snapshot among them, of the first lines of a capture. */
function* recorded(capture: string, lines: number): Generator<Recorded> {
  for (const line of gunzipSync(readFileSync(capture)).toString().split('\n', lines)) {
    const text = line.slice(line.indexOf(' ') + 1);
    const isSnapshot = text.startsWith('{"lastUpdateId"');
    if (!isSnapshot && !text.includes('depthUpdate')) continue;
    const body = JSON.parse(text) as { data: { u: number; b: WireLevel[]; a: WireLevel[] } };
    const snapshot = body as unknown as { lastUpdateId: number; bids: WireLevel[]; asks: WireLevel[] };
    if (isSnapshot) yield { text, update: snapshot.lastUpdateId, bids: snapshot.bids, asks: snapshot.asks };
    else yield { text, update: body.data.u, bids: body.data.b, asks: body.data.a };
  }
}

const binanceInfo = {
  symbols: [
    {
      symbol: SYMBOL,
      status: 'TRADING',
      contractType: 'PERPETUAL',
      baseAsset: 'BTC',
      quoteAsset: 'USDT',
      filters: [
        { filterType: 'PRICE_FILTER', tickSize: '0.10' },
        { filterType: 'LOT_SIZE', stepSize: '0.001' },
      ],
    },
  ],
};

const binanceDepth = (
  prev: number,
  first: number,
  last: number,
  b: readonly WireLevel[],
  a: readonly WireLevel[],
) =>
  JSON.stringify({
    stream: 'btcusdt@depth@100ms',
    data: {
      e: 'depthUpdate',
      E: 1_700_000_000_000,
      T: 1_700_000_000_000,
      s: SYMBOL,
      U: first,
      u: last,
      pu: prev,
      b,
      a,
    },
  });

/** A feed, seeded at update 100. */
async function seededBinance() {
  const reference = new ReferenceBook();
  reference.apply(
    [
      ['99.9', '1.000'],
      ['99.8', '2.500'],
    ],
    [['100.1', '0.004']],
  );
  let last = 100;
  const world = await watched(binanceUsdm, ({ pathname }) => {
    if (pathname.endsWith('/exchangeInfo')) return binanceInfo;
    if (pathname.endsWith('/depth')) return { lastUpdateId: last, E: 1_700_000_000_000, ...reference.wire };
    if (pathname.endsWith('/openInterest'))
      return { openInterest: '5', symbol: SYMBOL, time: 1_700_000_000_000 };
    return [];
  });
  const socket = world.socketOf('/public/');
  const send = (bids: readonly WireLevel[], tamper = (text: string) => text) => {
    const prev = last;
    last += 5;
    reference.apply(bids, []);
    socket.message(tamper(binanceDepth(prev, prev + 1, last, bids, [])));
  };
  socket.message(binanceDepth(90, 98, 100, [], []));
  world
    .socketOf('/market/')
    .message(
      '{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1700000000000,"s":"BTCUSDT","a":1,"p":"100","q":"1","f":1,"l":1,"T":1700000000000,"m":true}}',
    );
  await world.edges.clock.advance(SECOND);
  expect(world.feed.status).toMatchObject({ state: 'live', malformed: 0 });
  expect(world.levels()).toEqual(reference.levels);
  return { ...world, reference, socket, send };
}

describe('binance-usdm', () => {
  it('subscribes on both addresses and follows the chain', async () => {
    const { levels, reference, send, socketOf } = await seededBinance();
    send([
      ['99.9', '0.000'],
      ['99.7', '7.001'],
    ]);
    send([['99.6', '1.000']]);
    expect(levels()).toEqual(reference.levels);
    expect(socketOf('/market/').sent[0]?.text).toContain('btcusdt@forceOrder');
  });

  it.each([
    ['truncated', (text: string) => text.slice(0, -20)],
    ['negative sizes', (text: string) => text.replace('"7.001"', '"-7.001"')],
    ['a size beyond all measure', (text: string) => text.replace('"7.001"', '"1e300"')],
    ['a price beyond all measure', (text: string) => text.replace('"99.7"', '"99999999999999999.7"')],
    ['numbers that are none', (text: string) => text.replace('"99.7"', '"ninety"')],
    ['a level that is no pair', (text: string) => text.replace('["99.7","7.001"]', '["99.7"]')],
    ['levels that are no list', (text: string) => text.replace('[["99.7","7.001"]]', '{}')],
  ])('a delta with %s is counted, never half applied, and repaired', async (_what, tamper) => {
    const { edges, feed, levels, reference, send, gaps } = await seededBinance();
    const before = reference.levels;
    send([['99.7', '7.001']], tamper);
    expect(feed.status.malformed).toBe(1);
    expect(levels()).toEqual(before);
    send([['99.5', '1.000']]);
    expect(levels()).toBeUndefined();
    expect(gaps).toHaveLength(1);
    await edges.clock.advance(6 * SECOND);
    expect(levels()).toEqual(reference.levels);
  });

  const CAPTURE = '../shared/market/recordings/binance-2024-08-08/usdm_btcusdt_20240808.gz';

  it.skipIf(!existsSync(CAPTURE))(
    'keeps the exact book of a recorded market, over a lost frame and a broken connection (needs ../shared/market)',
    async () => {
      const reference = new ReferenceBook();
      let last = 0;
      const { edges, gaps, levels, socketOf, feed } = await watched(binanceUsdm, ({ pathname }) => {
        if (pathname.endsWith('/exchangeInfo')) return binanceInfo;
        if (pathname.endsWith('/depth'))
          return { lastUpdateId: last, E: 1_723_161_256_509, ...reference.wire };
        return pathname.endsWith('/openInterest') ? { openInterest: '5' } : [];
      });
      let depths = 0;
      let compared = 0;
      for (const { text, update, bids, asks } of recorded(CAPTURE, 16_000)) {
        if (update > last) reference.apply(bids, asks);
        last = Math.max(last, update);
        if (!text.includes('depthUpdate')) continue;
        depths += 1;
        if (depths === 400) continue;
        if (depths === 700) socketOf('/public/').end();
        socketOf('/public/').message(text);
        await edges.clock.advance(20);
        const shown = levels();
        if (!shown || depths % 10 > 0) continue;
        compared += 1;
        expect(shown).toEqual(reference.levels);
      }
      expect(depths).toBeGreaterThan(1_000);
      expect(compared).toBeGreaterThan(50);
      expect(gaps).toEqual(['the sequence of the order book broke', 'the venue closed the connection']);
      expect(levels()).toEqual(reference.levels);
      expect(feed.status.malformed).toBe(0);
    },
  );
});
