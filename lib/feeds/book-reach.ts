import type { LiveBook } from '../market/live-book';

/** How far a book is known around its mid price. */
export interface BookReach {
  /** The venue's own name of the instrument. */
  readonly symbol: string;
  /** Fractions of the mid price: 0.012 is 1.2 %. */
  readonly below: number;
  readonly above: number;
  /** Levels with a size, both sides together. */
  readonly levels: number;
}

/** Undefined while the book is not synced or a side of it is empty. */
export function bookReach({ book, instrument, synced }: LiveBook): BookReach | undefined {
  const { known, mid } = book;
  if (!synced || !known || mid === undefined) return undefined;
  const fraction = (ticks: number) => Math.max(0, ticks / mid);
  return {
    symbol: instrument.symbol,
    below: fraction(mid - known.low),
    above: fraction(known.high - mid),
    levels: book.levelCount('bid') + book.levelCount('ask'),
  };
}
