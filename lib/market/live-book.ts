import type { Instrument } from './instrument';
import type { OrderBook } from './order-book';

/** A book that is being followed. Read `book` only while `synced`: otherwise it is being seeded or has lost its place. */
export interface LiveBook {
  readonly instrument: Instrument;
  readonly book: OrderBook;
  readonly synced: boolean;
  /** Local epoch ms of the newest depth frame that came for the book, used or not; undefined before the first. */
  readonly heardAt: number | undefined;
  /** When nothing came for so long, ms, the venue has most likely stopped talking: it never paused like that before. */
  readonly patienceMs: number;
}
