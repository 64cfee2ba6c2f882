import type { Level } from '../../market/events';
import type { LiveBook } from '../../market/live-book';
import { lotsToBase, tickToPrice } from '../../market/instrument';
import type { Side } from '../../core/units';
import { type FeedEvent, VenueFeed } from '../venue-feed';
import type { VenueStatus } from '../status';
import { FakeEdges } from './fake-edges';
import { toyExchange } from './toy-exchange';
import { ToyVenue } from './toy-venue';

/** A feed of the toy venue together with everything it told. */
export function toyFeed(seed: 'rest' | 'stream', symbols: readonly string[] = ['BTC', 'ETH']) {
  const edges = new FakeEdges();
  const venue = new ToyVenue(edges, seed, symbols);
  const events: FeedEvent[] = [];
  const gaps: { readonly symbol: string; readonly from: number; readonly reason: string }[] = [];
  const statuses: VenueStatus[] = [];
  const feed = new VenueFeed(toyExchange(seed), edges, {
    event: (event) => events.push(event),
    gap: (_venue, symbol, from, reason) => gaps.push({ symbol, from, reason }),
    status: (status) => statuses.push(status),
  });
  const book = (symbol: string): LiveBook => {
    const found = feed.books().find(({ instrument }) => instrument.symbol === symbol);
    if (!found) throw new Error(`no book of ${symbol}`);
    return found;
  };
  return { edges, venue, feed, events, gaps, statuses, book };
}

/** All levels of a book as price and base size, by price. */
export function levelsOf({ book, instrument }: LiveBook): Readonly<Record<string, readonly Level[]>> {
  const side = (name: Side): Level[] =>
    book
      .top(name, Infinity)
      .map(([tick, lots]): Level => {
        const price = tickToPrice(tick, instrument);
        return [price, lotsToBase(lots, price, instrument)];
      })
      .toSorted(([a], [b]) => a - b);
  return { bids: side('bid'), asks: side('ask') };
}
