import { expect, it } from 'vitest';
import type { Exchange } from '../exchanges/exchange';
import { FakeEdges } from './testing/fake-edges';
import { toyExchange } from './testing/toy-exchange';
import { ToyVenue } from './testing/toy-venue';
import { VenueFeed } from './venue-feed';

/** Data for the trades come late or never; the venue answers pings there, every twenty seconds. */
const RARE = { rare: true, staleAfterMs: 45_000 } as const;

function feedOf(plan: Partial<typeof RARE>) {
  const edges = new FakeEdges();
  const toy = toyExchange('rest');
  const exchange: Exchange = {
    ...toy,
    sockets: (symbols) =>
      toy.sockets(symbols).map((each) => (each.key === 'trades' ? { ...each, ...plan } : each)),
  };
  const venue = new ToyVenue(edges, 'rest', ['BTC']);
  venue.tamper = (text, frame) => (frame.k === 't' ? undefined : text);
  const feed = new VenueFeed(exchange, edges, {
    event: () => undefined,
    gap: () => undefined,
    status: () => undefined,
  });
  feed.watch(['BTC']);
  return { edges, venue, feed };
}

it('a socket of rare data lives by whatever the venue says', async () => {
  const { edges, venue, feed } = feedOf(RARE);
  await edges.clock.advance(25_000);
  const [socket] = venue.connected('trades');
  expect(feed.status).toMatchObject({ state: 'live', reason: '' });
  await edges.clock.advance(300_000);
  expect(feed.status.state).toBe('live');
  expect(venue.connected('trades')).toEqual([socket]);
});

it('any other socket does not', async () => {
  const { edges, feed } = feedOf({ staleAfterMs: RARE.staleAfterMs });
  await edges.clock.advance(50_000);
  expect(feed.status.state).toBe('stale');
});
