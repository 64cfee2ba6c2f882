import { describe, expect, it } from 'vitest';
import { toyFeed } from './testing/watched';

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
    await edges.clock.advance(5 * SECOND);
    expect([book('BTC').synced, book('BTC').heardAt]).toEqual([true, edges.clock.now()]);
  });
});
