import type { BookEvent } from '../../market/events';

/** Follows the numbers of a connection and chains each book's messages to one another while none is missing. */
export class BookChain {
  private heard: number | undefined;
  private count = 0;
  /** The newest message of each book. */
  private readonly newest = new Map<string, number>();

  /** Takes the number of a message: where it is not the next one, no book has a next message any more. */
  hear(number: number | undefined): void {
    if (number === undefined) return;
    if (this.heard !== undefined && number !== this.heard + 1) this.newest.clear();
    this.heard = number;
  }

  /** The event that `read` makes of a message about a book, numbered. When it throws, that book has no next message. */
  number(symbol: string, read: () => BookEvent): BookEvent {
    const prev = this.newest.get(symbol);
    this.newest.delete(symbol);
    const event = read();
    this.count += 1;
    this.newest.set(symbol, this.count);
    return { ...event, ...(prev === undefined ? {} : { prev }), last: this.count };
  }
}
