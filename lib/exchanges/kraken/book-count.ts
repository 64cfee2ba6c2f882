import type { BookEvent } from '../../market/events';

/** Numbers the messages of books that their venue does not number, so that a book can tell whether one is missing. */
export class BookCount {
  private count = 0;
  /** The newest number of each symbol. */
  private newest = new Map<string, number>();

  /** The events that `read` makes of one message, numbered. When it throws no book has a next message any more. */
  number(read: () => readonly BookEvent[]): readonly BookEvent[] {
    const { newest } = this;
    this.newest = new Map();
    const events = read().map((event) => {
      const prev = newest.get(event.symbol);
      this.count += 1;
      newest.set(event.symbol, this.count);
      return { ...event, ...(prev === undefined ? {} : { prev }), last: this.count };
    });
    this.newest = newest;
    return events;
  }
}
