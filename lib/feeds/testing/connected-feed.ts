import { SECOND_MS } from '../../core/durations';
import type { Exchange } from '../../exchanges/exchange';
import { FakeEdges, type FakeSocket, reply } from './fake-edges';
import { levelsOf } from './watched';
import { VenueFeed } from '../venue-feed';

const SYMBOL = 'BTCUSDT';

/** A price and a size as they stand on the wire. */
export type WireLevel = readonly [string, string];

/** A feed of one venue that is connected: its sockets open by themselves, `answer` answers its requests. */
export async function watched(exchange: Exchange, answer: (url: URL) => unknown) {
  const edges = new FakeEdges();
  edges.onSocket = (socket) => edges.clock.after(20, socket.open);
  edges.onRequest = (url) => reply(200, answer(new URL(url)));
  const gaps: string[] = [];
  const feed = new VenueFeed(exchange, edges, {
    event: () => undefined,
    gap: (_venue, _symbol, _from, reason) => gaps.push(reason),
    status: () => undefined,
  });
  feed.watch([SYMBOL]);
  // Once for the instruments, once for the sockets.
  await edges.clock.advance(0);
  await edges.clock.advance(SECOND_MS);
  const levels = () => feed.books().map((book) => (book.synced ? levelsOf(book) : undefined))[0];
  const socketOf = (part: string): FakeSocket => {
    const found = edges.sockets.findLast(({ url }) => url.includes(part));
    if (!found) throw new Error(`no socket to ${part}`);
    return found;
  };
  return { edges, feed, gaps, levels, socketOf };
}
