import { describe, expect, it } from 'vitest';
import { bookReach } from './book-reach';
import { levelsOf, toyFeed } from './testing/watched';

const SECOND = 1_000;

type Toy = ReturnType<typeof toyFeed>;

/** A feed of both symbols that has been live for a while. */
async function liveFeed(seed: 'rest' | 'stream'): Promise<Toy> {
  const toy = toyFeed(seed);
  toy.feed.watch(['BTC', 'ETH']);
  await toy.edges.clock.advance(10 * SECOND);
  expectTruth(toy);
  return toy;
}

function expectTruth({ feed, venue, book }: Toy): void {
  expect(feed.status).toMatchObject({ state: 'live', reason: '' });
  for (const symbol of ['BTC', 'ETH']) {
    expect(book(symbol).synced).toBe(true);
    expect(levelsOf(book(symbol))).toEqual(venue.truth(symbol));
  }
}

const SEEDS = ['rest', 'stream'] as const;

/** Lets `change` act on the next depth frame of BTC, once. */
function onNextDepth({ venue }: Toy, change: (text: string) => string | undefined): void {
  venue.tamper = (text, frame) => {
    if (frame.k !== 'd' || frame.s !== 'BTC') return text;
    venue.tamper = (same) => same;
    return change(text);
  };
}

describe('a healthy venue', () => {
  it.each(SEEDS)('has exact books and every trade once, seeded by %s', async (seed) => {
    const toy = await liveFeed(seed);
    expect(toy.gaps).toEqual([]);
    expect(toy.feed.status).toMatchObject({ gaps: 0, malformed: 0, unknown: {} });
    const trades = toy.events.flatMap((event) => (event.type === 'trade' ? [event.size] : []));
    expect(trades.length).toBeGreaterThan(150);
    expect(trades).toEqual(trades.map((_, index) => (trades[0] ?? 0) + index));
    expect(toy.events.some(({ type }) => type === 'openInterest')).toBe(true);
    expect([...new Set(toy.statuses.map(({ state }) => state))]).toEqual(['connecting', 'live']);
  });

  it('tells how much comes, how old each layer is and how far the book is known', async () => {
    const { feed, edges, book } = await liveFeed('rest');
    const { perSecond, layers, book: reach } = feed.status;
    expect(perSecond).toBeGreaterThan(10);
    const now = edges.clock.now();
    for (const layer of ['book', 'trade'] as const) expect(now - (layers[layer] ?? 0)).toBeLessThan(1_000);
    expect(now - (layers.openInterest ?? 0)).toBeLessThan(60_000);
    expect(Object.keys(layers)).not.toContain('liquidation');
    expect(reach).toEqual(bookReach(book('BTC')));
  });

  it('measures the clock of the venue and counts what it does not know', async () => {
    const toy = await liveFeed('stream');
    toy.venue.tamper = (text, frame) =>
      JSON.stringify({
        ...(JSON.parse(text) as object),
        t: frame.t + 700,
        ...(frame.k === 't' && { k: 'news' }),
      });
    await toy.edges.clock.advance(60 * SECOND);
    expect(toy.feed.status.skewMs).toBeCloseTo(700, 0);
    expect(toy.feed.status.unknown['news']).toBeGreaterThan(500);
  });

  it('lets everything go when stopped, and begins anew', async () => {
    const toy = await liveFeed('rest');
    toy.feed.stop();
    const { sockets, requests } = toy.edges;
    const asked = requests.length;
    expect(sockets.every(({ closed }) => closed)).toBe(true);
    expect(toy.feed.books()).toEqual([]);
    expect(toy.feed.status.state).toBe('off');
    await toy.edges.clock.advance(3_600 * SECOND);
    expect([sockets.length, requests.length]).toEqual([2, asked]);
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(10 * SECOND);
    expectTruth(toy);
  });
});

describe('bad frames', () => {
  it.each(SEEDS)('a truncated delta breaks that book alone, which is repaired by %s', async (seed) => {
    const toy = await liveFeed(seed);
    const eth = toy.venue.requests('depth?symbol=ETH').length;
    const before = toy.edges.clock.now();
    onNextDepth(toy, (text) => text.slice(0, text.length / 2));
    await toy.edges.clock.advance(200);
    const reason = 'the sequence of the order book broke';
    expect(toy.statuses).toContainEqual(
      expect.objectContaining({ state: 'gap', reason, malformed: 1, gaps: 1, gapsToday: 1 }),
    );
    expect(toy.book('ETH').synced).toBe(true);
    await toy.edges.clock.advance(6 * SECOND);
    expectTruth(toy);
    expect(toy.gaps).toHaveLength(1);
    expect(toy.gaps[0]).toMatchObject({ symbol: 'BTC', from: before });
    expect(toy.venue.requests('depth?symbol=ETH')).toHaveLength(eth);
    expect(toy.edges.sockets).toHaveLength(2);
    expect(toy.venue.connected('books')[0]?.sent.filter(({ text }) => text === 'again ETH')).toEqual([]);
  });

  it('a lost delta is a gap', async () => {
    const toy = await liveFeed('rest');
    onNextDepth(toy, () => undefined);
    await toy.edges.clock.advance(200);
    expect(toy.feed.status.state).toBe('gap');
    expect(toy.book('BTC').synced).toBe(false);
    expect(levelsOf(toy.book('BTC'))).toEqual({ bids: [], asks: [] });
    await toy.edges.clock.advance(6 * SECOND);
    expectTruth(toy);
  });

  it('deltas that come twice or late change nothing', async () => {
    const toy = await liveFeed('rest');
    const kept: string[] = [];
    toy.venue.tamper = (text, frame, { socket }) => {
      if (frame.k !== 'd') return text;
      kept.push(text);
      socket.message(text);
      const late = kept.at(-8);
      if (late !== undefined) socket.message(late);
      return text;
    };
    await toy.edges.clock.advance(5 * SECOND);
    expectTruth(toy);
    expect(toy.gaps).toEqual([]);
  });

  it.each([
    ['a binary message', new ArrayBuffer(8)],
    ['an empty message', ''],
    ['null', 'null'],
    ['wrong types', JSON.stringify({ k: 'd', s: 'BTC', t: 'x', prev: [], last: {}, b: 7, a: null })],
    ['a negative size', depthOf([[999, -5]])],
    ['an endless price', depthOf([[1e300, 5]])],
    ['a price of zero', depthOf([[0, 5]])],
    ['a depth frame of a symbol nobody asked for', depthOf([[999, 5]]).replace('BTC', 'DOGE')],
  ])('%s changes no book', async (_what, message) => {
    const toy = await liveFeed('rest');
    toy.venue.connected('books')[0]?.message(message);
    expect(toy.book('BTC').synced).toBe(true);
    expect(levelsOf(toy.book('BTC'))).toEqual(toy.venue.truth('BTC'));
    await toy.edges.clock.advance(SECOND);
    expectTruth(toy);
  });

  it('a crossed book is not shown and is repaired when it stays crossed', async () => {
    const toy = await liveFeed('rest');
    onNextDepth(toy, (text) => {
      const frame = JSON.parse(text) as { b: unknown[] };
      return JSON.stringify({ ...frame, b: [...frame.b, [1_100, 3]] });
    });
    await toy.edges.clock.advance(300);
    expect(toy.book('BTC').synced).toBe(false);
    expect(toy.gaps).toEqual([]);
    await toy.edges.clock.advance(1_000);
    expect(toy.gaps).toMatchObject([{ symbol: 'BTC', reason: 'bids and asks of the order book crossed' }]);
    await toy.edges.clock.advance(6 * SECOND);
    expectTruth(toy);
  });
});

/** A depth frame of BTC whose number would follow any other. */
function depthOf(b: readonly (readonly [number, number])[]): string {
  return JSON.stringify({ k: 'd', s: 'BTC', t: 1_700_000_000_000, prev: 0, last: 1e9, b, a: [] });
}

describe('seeds', () => {
  it('refetches a snapshot that is older than the stream', async () => {
    const toy = toyFeed('rest');
    const old = toy.venue.book('BTC').snapshot(0);
    let served = 0;
    toy.venue.intercept = (url) => {
      if (!url.includes('depth?symbol=BTC') || served > 0) return undefined;
      served += 1;
      return {
        status: 200,
        headers: { get: () => null },
        text: async () => JSON.stringify({ ...old, last: -50 }),
      };
    };
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(2 * SECOND);
    expect(toy.book('ETH').synced).toBe(true);
    expect(toy.book('BTC').synced).toBe(false);
    expect(toy.feed.status.reason).toContain('older');
    await toy.edges.clock.advance(6 * SECOND);
    expectTruth(toy);
    expect(toy.gaps).toEqual([]);
  });

  it('does not use a snapshot asked for before the connection broke', async () => {
    const toy = toyFeed('rest');
    const answers: (() => void)[] = [];
    toy.venue.intercept = (url) => {
      if (!url.includes('depth')) return undefined;
      const body = JSON.stringify({ ...toy.venue.book(url.slice(-3)).snapshot(0), b: [[1, 1]] });
      return new Promise((resolve) =>
        answers.push(() => resolve({ status: 200, headers: { get: () => null }, text: async () => body })),
      );
    };
    toy.feed.watch(['BTC']);
    await toy.edges.clock.advance(2 * SECOND);
    toy.venue.connected('books')[0]?.end();
    toy.venue.intercept = () => undefined;
    answers.forEach((answer) => answer());
    await toy.edges.clock.advance(500);
    expect(toy.book('BTC').synced).toBe(false);
    await toy.edges.clock.advance(10 * SECOND);
    expect(levelsOf(toy.book('BTC'))).toEqual(toy.venue.truth('BTC'));
  });

  it('asks again when the stream sends no snapshot', async () => {
    const toy = toyFeed('stream');
    let swallowed = 0;
    toy.venue.tamper = (text, frame) => {
      if (frame.snapshot !== true || frame.s !== 'BTC' || swallowed === 2) return text;
      swallowed += 1;
      return undefined;
    };
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(5 * SECOND);
    expect(toy.feed.status.state).toBe('connecting');
    await toy.edges.clock.advance(20 * SECOND);
    expectTruth(toy);
  });

  it('are asked for at most every 5 s and five times a minute, then every 30 to 60 s', async () => {
    const toy = toyFeed('rest', ['BTC']);
    toy.venue.tamper = (text, { k }) => (k === 'd' && toy.venue.book('BTC').seq % 9 === 0 ? undefined : text);
    toy.feed.watch(['BTC']);
    await toy.edges.clock.advance(1_200 * SECOND);
    const times = toy.venue.requests('depth').map(({ at }) => at);
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(waits.length).toBeGreaterThan(15);
    for (const at of times) {
      expect(times.filter((other) => other > at - 60 * SECOND && other <= at).length).toBeLessThanOrEqual(5);
    }
    expect(Math.min(...waits.slice(0, 4))).toBeGreaterThanOrEqual(5 * SECOND);
    expect(Math.min(...waits.slice(4))).toBeGreaterThanOrEqual(30 * SECOND);
    expect(Math.max(...waits)).toBeLessThanOrEqual(61 * SECOND);
    toy.venue.tamper = (text) => text;
    await toy.edges.clock.advance(61 * SECOND);
    expect(levelsOf(toy.book('BTC'))).toEqual(toy.venue.truth('BTC'));
  });
});

describe('the watched symbols', () => {
  it('change without a hole in those that stay', async () => {
    const toy = toyFeed('rest', ['BTC', 'ETH', 'SOL']);
    toy.feed.watch(['BTC']);
    await toy.edges.clock.advance(5 * SECOND);
    toy.feed.watch(['BTC', 'ETH', 'SOL']);
    let synced = true;
    for (let step = 0; step < 80; step += 1) {
      await toy.edges.clock.advance(100);
      synced &&= toy.book('BTC').synced;
      expect(levelsOf(toy.book('BTC'))).toEqual(toy.venue.truth('BTC'));
    }
    expect(synced).toBe(true);
    expectTruth(toy);
    toy.feed.watch(['ETH', 'BTC']);
    await toy.edges.clock.advance(10 * SECOND);
    expectTruth(toy);
    expect(toy.gaps.map(({ symbol }) => symbol)).toEqual(['SOL']);
    expect(toy.venue.connected('books')).toHaveLength(1);
    const last = toy.edges.clock.now() - SECOND;
    expect(toy.events.some(({ symbol, time }) => symbol === 'SOL' && time > last)).toBe(false);
  });

  it('that are not traded are named', async () => {
    const toy = toyFeed('rest');
    toy.feed.watch(['DOGE']);
    await toy.edges.clock.advance(SECOND);
    expect(toy.feed.status).toMatchObject({ state: 'failed', reason: 'not traded here: DOGE' });
    expect(toy.edges.sockets).toHaveLength(0);
  });
});
