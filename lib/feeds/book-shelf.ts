import { ensureDefined } from '../core/assert';
import type { Exchange, Rest } from '../exchanges/exchange';
import type { DepthFrame } from '../market/depth-frame';
import type { Instrument } from '../market/instrument';
import { type BookSource, BookSync } from './book-sync';
import type { FeedEdges } from './edges';

/** What the books of a venue need and tell. */
export interface ShelfEvents {
  /** Says frames on the venue's socket of that key. */
  send(socket: string, frames: readonly string[]): void;
  gap(symbol: string, from: number, reason: string): void;
  malformed(): void;
  changed(): void;
}

/** The books of one venue, by symbol. */
export class BookShelf {
  private readonly books = new Map<string, BookSync>();
  private readonly source: BookSource;

  constructor(
    private readonly exchange: Exchange,
    rest: Rest,
    { clock, random }: FeedEdges,
    events: ShelfEvents,
  ) {
    this.source = {
      clock,
      random,
      fetchSeed: async (instrument) =>
        ensureDefined(exchange.book.fetchSeed?.(rest, instrument), `the seed of ${exchange.id}`),
      resubscribe: (symbol) => {
        const order = exchange.book.resubscribe?.(symbol);
        if (order) events.send(order.socket, order.frames);
      },
      gap: (symbol, from, reason) => events.gap(symbol, from, reason),
      malformed: () => events.malformed(),
      changed: () => events.changed(),
    };
  }

  get all(): readonly BookSync[] {
    return [...this.books.values()];
  }

  has(symbol: string): boolean {
    return this.books.has(symbol);
  }

  follow(instrument: Instrument): void {
    const book = new BookSync(instrument, this.exchange.book, this.source);
    this.books.set(instrument.symbol, book);
    book.subscribed();
  }

  unfollow(symbol: string): void {
    this.books.get(symbol)?.drop('no longer watched');
    this.books.delete(symbol);
  }

  offer(frame: DepthFrame, socket: string): void {
    this.books.get(frame.symbol)?.offer(frame, socket);
  }

  /** The socket is open and being subscribed. */
  opened(socket: string): void {
    for (const [symbol, book] of this.books) {
      if (this.exchange.book.resubscribe?.(symbol).socket === socket) book.subscribed();
    }
  }

  /** Frames of the socket were missed. */
  lost(socket: string, reason: string): void {
    for (const book of this.books.values()) if (book.socket === socket) book.drop(reason);
  }
}
