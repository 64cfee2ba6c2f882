import { describe, expect, it } from 'vitest';
import { TOY_MAX_AGE_MS, TOY_STALE_MS } from './testing/toy-exchange';
import { levelsOf, toyFeed } from './testing/watched';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Toy = ReturnType<typeof toyFeed>;
const SEEDS = ['rest', 'stream'] as const;

async function liveFeed(seed: 'rest' | 'stream'): Promise<Toy> {
  const toy = toyFeed(seed);
  toy.feed.watch(['BTC', 'ETH']);
  await toy.edges.clock.advance(10 * SECOND);
  expectTruth(toy);
  return toy;
}

function expectTruth({ feed, venue, book }: Toy): void {
  expect(feed.status).toMatchObject({ state: 'live', reason: '' });
  for (const symbol of ['BTC', 'ETH']) expect(levelsOf(book(symbol))).toEqual(venue.truth(symbol));
}

const tradesOf = ({ events }: Toy) => events.flatMap((event) => (event.type === 'trade' ? [event.size] : []));

describe('a connection', () => {
  it.each(SEEDS)(
    'that the venue closes drops the books, leaves a gap mark and comes back (%s)',
    async (seed) => {
      const toy = await liveFeed(seed);
      toy.venue.connected('books')[0]?.end();
      expect(toy.feed.status).toMatchObject({
        state: 'connecting',
        reason: 'the venue closed the connection',
      });
      expect(toy.gaps.map(({ symbol }) => symbol)).toEqual(['BTC', 'ETH']);
      expect(levelsOf(toy.book('BTC'))).toEqual({ bids: [], asks: [] });
      await toy.edges.clock.advance(10 * SECOND);
      expectTruth(toy);
    },
  );

  it('that carries no book touches none when it breaks', async () => {
    const toy = await liveFeed('rest');
    toy.venue.connected('trades')[0]?.fail();
    expect(toy.feed.status.state).toBe('connecting');
    expect(toy.book('BTC').synced).toBe(true);
    await toy.edges.clock.advance(5 * SECOND);
    expectTruth(toy);
    expect(toy.gaps).toEqual([]);
  });

  it('that says nothing but pong is given up, and the venue counts as stale until data come', async () => {
    const toy = await liveFeed('rest');
    toy.venue.tamper = () => undefined;
    await toy.edges.clock.advance(TOY_STALE_MS + SECOND);
    expect(toy.feed.status.state).toBe('stale');
    expect(toy.feed.status.reason).toMatch(/^no data for 1\d s$/);
    await toy.edges.clock.advance(30 * MINUTE);
    expect(toy.feed.status.state).toBe('stale');
    expect(toy.edges.sockets.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(2);
    // Two sockets a minute at most, each: silence costs the longest delays.
    expect(toy.edges.sockets.length).toBeLessThan(2 * 30 * 2);
    toy.venue.tamper = (text) => text;
    await toy.edges.clock.advance(2 * MINUTE);
    expectTruth(toy);
  });

  it('that is half open is let go without waiting for its end', async () => {
    const toy = await liveFeed('rest');
    const dead = toy.venue.connected('books')[0];
    toy.venue.tamper = (text, _frame, { socket }) => (socket === dead ? undefined : text);
    await toy.edges.clock.advance(TOY_STALE_MS + 5 * SECOND);
    expect(dead?.closed).toBe(true);
    expectTruth(toy);
    // What the old end still says, or that it closes at last, means nothing.
    dead?.message(JSON.stringify({ k: 'd', s: 'BTC', t: 1, prev: 0, last: 1e9, b: [[1, 1]], a: [] }));
    dead?.end();
    await toy.edges.clock.advance(SECOND);
    expectTruth(toy);
  });

  it('that never opens is tried again, with growing delays that are spread', async () => {
    const toy = toyFeed('rest');
    toy.venue.reachable = false;
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(2 * MINUTE);
    expect(toy.feed.status).toMatchObject({ state: 'failed', reason: 'the connection did not open' });
    await toy.edges.clock.advance(60 * MINUTE);
    const tries = toy.edges.sockets.filter(({ url }) => url.endsWith('books')).length;
    expect(tries).toBeGreaterThan(40);
    expect(tries).toBeLessThan(60);
    toy.venue.reachable = true;
    await toy.edges.clock.advance(2 * MINUTE);
    expectTruth(toy);
  });

  it('that cannot even be made is a failure like any other', async () => {
    const toy = toyFeed('rest');
    const { openSocket } = toy.edges;
    toy.edges.openSocket = () => {
      throw new Error('The URL is invalid');
    };
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(MINUTE);
    expect(toy.feed.status).toMatchObject({ state: 'failed', reason: 'The URL is invalid' });
    toy.edges.openSocket = openSocket;
    await toy.edges.clock.advance(2 * MINUTE);
    expectTruth(toy);
  });

  it('that ends after its first data does not reset the delays either', async () => {
    const toy = toyFeed('rest');
    toy.venue.tamper = (text, _frame, { socket }) => {
      toy.edges.clock.after(1, socket.end);
      return text;
    };
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(20 * MINUTE);
    expect(toy.edges.sockets.length).toBeLessThan(2 * 30);
  });

  it('that opens and closes at once does not reset the delays', async () => {
    const toy = toyFeed('rest');
    toy.venue.tamper = (_text, _frame, { socket }) => {
      socket.end();
      return undefined;
    };
    toy.feed.watch(['BTC', 'ETH']);
    await toy.edges.clock.advance(20 * MINUTE);
    expect(toy.feed.status.state).toBe('failed');
    expect(toy.edges.sockets.length).toBeLessThan(2 * 30);
  });

  it('is told its subscription at the pace, and its heartbeat', async () => {
    const toy = await liveFeed('stream');
    await toy.edges.clock.advance(MINUTE);
    const [books] = toy.venue.connected('books');
    expect(books?.sent[0]?.text).toBe('subscribe BTC,ETH');
    expect(books?.sent.filter(({ text }) => text === 'ping')).toHaveLength(3);
  });
});

describe('planned rotation', () => {
  it.each(SEEDS)('replaces sockets before their age without a hole or a repeat (%s)', async (seed) => {
    const toy = await liveFeed(seed);
    const seeds = toy.venue.requests('depth').length;
    // The old connection is the slower one: the new one sees frames before it does.
    const late = new Map<object, string[]>();
    toy.venue.tamper = (text, _frame, { socket }) => {
      if (toy.edges.sockets.indexOf(socket) > 1) return text;
      const queue = late.get(socket) ?? [];
      late.set(socket, [...queue, text].slice(-3));
      return queue.length === 3 ? queue[0] : undefined;
    };
    for (let step = 0; step < 12 * 60; step += 1) {
      await toy.edges.clock.advance(SECOND);
      // Pages come and go while sockets rotate; the same wish over again changes nothing.
      toy.feed.watch(['BTC', 'ETH']);
      expect(toy.book('BTC').synced && toy.book('ETH').synced).toBe(true);
    }
    expect(toy.edges.sockets).toHaveLength(4);
    expect(toy.edges.sockets.map(({ closed }) => closed)).toEqual([true, true, false, false]);
    expect(TOY_MAX_AGE_MS).toBeLessThan(12 * MINUTE);
    expect(toy.gaps).toEqual([]);
    expect(toy.venue.requests('depth')).toHaveLength(seeds);
    expectTruth(toy);
    const trades = tradesOf(toy).toSorted((a, b) => a - b);
    expect(trades).toEqual(trades.map((_, index) => (trades[0] ?? 0) + index));
  });

  it('keeps the old socket while the new one brings nothing', async () => {
    const toy = await liveFeed('rest');
    const first = toy.edges.sockets.slice(0, 2);
    toy.venue.tamper = (text, _frame, { socket }) => (first.includes(socket) ? text : undefined);
    await toy.edges.clock.advance(12 * MINUTE);
    expect(first.every(({ closed }) => !closed)).toBe(true);
    expect(toy.edges.sockets.length).toBeLessThan(2 + 2 * 8);
    expectTruth(toy);
    toy.venue.tamper = (text) => text;
    await toy.edges.clock.advance(2 * MINUTE);
    expect(first.every(({ closed }) => closed)).toBe(true);
    expectTruth(toy);
    expect(toy.gaps).toEqual([]);
  });

  it('takes over at once when the old socket ends in the middle of it', async () => {
    const toy = await liveFeed('rest');
    const [old] = toy.venue.connected('books');
    while (toy.venue.connected('books').length < 2) await toy.edges.clock.advance(100);
    await toy.edges.clock.advance(500);
    old?.end();
    expectTruth(toy);
    await toy.edges.clock.advance(MINUTE);
    expectTruth(toy);
    expect(toy.gaps).toEqual([]);
    expect(toy.venue.connected('books')).toHaveLength(1);
  });
});

describe('sleep', () => {
  it.each(['tick', 'alarm'] as const)(
    'drops books and reconnects after a suspend, noticed by %s',
    async (by) => {
      const toy = await liveFeed('rest');
      toy.edges.clock.sleep(3 * 60 * MINUTE);
      if (by === 'alarm') toy.feed.revive();
      else await toy.edges.clock.advance(5 * SECOND);
      expect(toy.edges.sockets.slice(0, 2).every(({ closed }) => closed)).toBe(true);
      expect(toy.gaps.map(({ symbol }) => symbol).toSorted()).toEqual(['BTC', 'ETH']);
      await toy.edges.clock.advance(10 * SECOND);
      expectTruth(toy);
    },
  );

  it('is not mistaken for a slow alarm', async () => {
    const toy = await liveFeed('rest');
    for (let round = 0; round < 20; round += 1) {
      await toy.edges.clock.advance(25 * SECOND);
      toy.feed.revive();
    }
    expect(toy.edges.sockets).toHaveLength(2);
    expect(toy.gaps).toEqual([]);
  });
});
