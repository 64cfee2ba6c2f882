import type { OrderBook, TickRange } from '../market/order-book';

/** What lies ahead is asked for at most so often, as soon as less than this share of a snapshot's reach is left, */
const AGAIN_MS = 30_000;
const NEAR = 0.5;
/** and so often once the price is where nothing is known. */
const LOST_AGAIN_MS = 5_000;

/** Watches how near the price comes to the edges of what snapshots have made known of a book. */
export class BookEdges {
  private toldAt = -Infinity;
  /** From the price to either end of the last snapshot, in ticks. */
  private reach: { readonly below: number; readonly above: number } | undefined;

  constructor(private readonly book: OrderBook) {}

  /** A snapshot was taken in at `now`, local epoch ms; without a range it could not be used. */
  told(now: number, range?: TickRange): void {
    const { mid } = this.book;
    this.toldAt = now;
    if (range && mid !== undefined) this.reach = { below: mid - range.low, above: range.high - mid };
  }

  /** Whether the price has gone so far that what lies ahead of it is to be asked for. */
  areNear(now: number): boolean {
    const { reach, book } = this;
    const { known, mid } = book;
    if (!reach || !known || mid === undefined) return false;
    const [below, above] = [mid - known.low, known.high - mid];
    if (now - this.toldAt < (below < 0 || above < 0 ? LOST_AGAIN_MS : AGAIN_MS)) return false;
    return below < NEAR * reach.below || above < NEAR * reach.above;
  }
}
