import type { Instrument } from './instrument';
import type { OrderBook } from './order-book';

/** A book that is being followed. Read `book` only while `synced`: otherwise it is being seeded or has lost its place. */
export interface LiveBook {
  readonly instrument: Instrument;
  readonly book: OrderBook;
  readonly synced: boolean;
}
