import { type Fields, isAbsent, sequence } from '../fields';

/** Numbers of a frame of a book: a delta's `prev` is the number of the frame before it, or of none where one was missed. */
export interface BookNumbers {
  readonly last: number;
  readonly prev?: number;
}

/**
 * Every message of a connection is counted (`message_id`), whatever it is about. A jump in the count may have hidden a
 * change of any book: all of them then lose their place.
 */
export class MessageCount {
  private connection: unknown;
  private message: number | undefined;
  private number = 0;
  /** The number last given to a frame of each book. */
  private readonly books = new Map<string, number>();

  /**
   * Takes note of a message. False when it came before.
   * @throws MalformedError when its number is none.
   */
  take({ connection_id: connection, message_id: id }: Fields): boolean {
    if (isAbsent(id)) return true;
    const message = sequence(id, 'message_id');
    const before = connection === this.connection ? this.message : undefined;
    if (before !== undefined && message <= before) return false;
    if (before === undefined || message > before + 1) this.lose();
    this.connection = connection;
    this.message = message;
    return true;
  }

  /** Numbers the next frame of a book. To be asked before the frame is read: one that turns out broken is missing too. */
  next(symbol: string, snapshot: boolean): BookNumbers {
    const prev = this.books.get(symbol) ?? (this.number += 1);
    this.number += 1;
    this.books.set(symbol, this.number);
    return snapshot ? { last: this.number } : { last: this.number, prev };
  }

  /** A change of some book was missed. */
  lose(): void {
    this.books.clear();
  }
}
