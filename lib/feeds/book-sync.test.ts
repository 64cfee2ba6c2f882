import { describe, expect, it } from 'vitest';
import { levelsOf, toyFeed } from './testing/watched';

const SECOND = 1_000;

describe('BookSync', () => {
  it.each(['rest', 'stream'] as const)(
    'remembers when it last heard of its book, seeded by %s, also while the venue is silent',
    async (seed) => {
      const { edges, venue, feed, book } = toyFeed(seed);
      feed.watch(['BTC', 'ETH']);
      await edges.clock.advance(10 * SECOND);
      const heard = edges.clock.now();
      expect(book('BTC').heardAt).toBe(heard);

      venue.tamper = (text, frame) => (frame.s === 'BTC' && frame.k === 'd' ? undefined : text);
      await edges.clock.advance(5 * SECOND);
      expect([book('BTC').synced, book('BTC').heardAt]).toEqual([true, heard]);
      expect(book('ETH').heardAt).toBe(edges.clock.now());
    },
  );

  it('counts frames that change nothing', async () => {
    const { edges, venue, feed, book } = toyFeed('rest');
    feed.watch(['BTC', 'ETH']);
    await edges.clock.advance(10 * SECOND);
    let repeated: string | undefined;
    venue.tamper = (text, frame) => (frame.s === 'BTC' && frame.k === 'd' ? (repeated ??= text) : text);
    await edges.clock.advance(2 * SECOND);
    expect([book('BTC').synced, book('BTC').heardAt]).toEqual([true, edges.clock.now()]);
  });

  it.each(['rest', 'stream'] as const)(
    'seeds anew by %s when the venue counts from the beginning again',
    async (seed) => {
      const { edges, venue, feed, book } = toyFeed(seed);
      feed.watch(['BTC', 'ETH']);
      await edges.clock.advance(10 * SECOND);
      venue.book('BTC').seq = 0;
      await edges.clock.advance(4 * SECOND);
      expect(feed.status.gaps).toBe(1);
      await edges.clock.advance(10 * SECOND);
      expect(levelsOf(book('BTC'))).toEqual(venue.truth('BTC'));
      expect(book('BTC').synced).toBe(true);
    },
  );
});
