import { ARCHIVES } from '../lib/exchanges/archives';
import type { Exchange, Mapper } from '../lib/exchanges/exchange';
import { fillDepth } from '../lib/feeds/book-frame';
import { copyDepth } from '../lib/feeds/depth-copy';
import { DepthFrame } from '../lib/market/depth-frame';
import type { Instrument } from '../lib/market/instrument';
import { OrderBook } from '../lib/market/order-book';
import type { CapturedFrame } from './capture';
import type { NoteCounts } from './note-counts';

/** A book right after a frame of the stream was applied to it. */
export interface AppliedFrame {
  readonly book: OrderBook;
  /** Epoch milliseconds on the exchange's clock. */
  readonly time: number;
  readonly last: number | undefined;
}

interface FollowedBook {
  readonly book: OrderBook;
  synced: boolean;
  fresh: boolean;
  last: number | undefined;
  /** Deltas that wait for a snapshot. */
  waiting: DepthFrame[];
}

/** Follows the books of a capture as the product does: fast scanner first, mapper else, then the venue's own rule. */
export class BookReplay {
  gaps = 0;
  private readonly mapper: Mapper;
  private readonly depth = new DepthFrame();
  private readonly books = new Map<string, FollowedBook>();
  private receivedAt = 0;

  constructor(
    private readonly exchange: Exchange,
    private readonly instruments: ReadonlyMap<string, Instrument>,
    private readonly notes: NoteCounts,
  ) {
    this.mapper = ARCHIVES[exchange.id].createMapper({
      instruments,
      now: () => this.receivedAt,
      note: notes.note,
    });
  }

  /** Deltas that are still waiting for a snapshot to join. */
  get waiting(): number {
    return [...this.books.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** The states that a captured frame leads to: none, one, or as many as there were deltas waiting for a snapshot. */
  *offer({ frame, receivedAt }: CapturedFrame): Generator<AppliedFrame> {
    this.receivedAt = receivedAt;
    const { depth, exchange, instruments } = this;
    if (exchange.book.scan?.(frame, instruments, depth) === true) {
      yield* this.follow(depth);
      return;
    }
    for (const event of this.mapper.map(frame)) {
      if (event.type !== 'book') continue;
      const instrument = instruments.get(event.symbol);
      if (instrument && fillDepth(event, instrument, depth)) yield* this.follow(depth);
      else this.notes.note('malformed', 'levels that no book can hold');
    }
  }

  private *follow(frame: DepthFrame): Generator<AppliedFrame> {
    const book = this.bookOf(frame.symbol);
    const fetched = frame.snapshot && this.exchange.book.seed === 'rest';
    if (!book) return;
    // A fetched snapshot is wanted once; later it would only forget what lies beyond it.
    if (fetched && book.synced) this.notes.note('ignored', 'snapshot of a synced book');
    else if (frame.snapshot) yield* this.seed(book, frame, !fetched);
    else if (!book.synced) book.waiting.push(copyDepth(frame));
    else yield* this.advance(book, frame);
  }

  private *seed(book: FollowedBook, frame: DepthFrame, streamed: boolean): Generator<AppliedFrame> {
    const { waiting } = book;
    book.waiting = [];
    book.synced = true;
    const state = apply(book, frame);
    if (streamed) yield state;
    for (const delta of waiting) {
      if (book.synced) yield* this.advance(book, delta);
      else book.waiting.push(delta);
    }
  }

  private *advance(book: FollowedBook, delta: DepthFrame): Generator<AppliedFrame> {
    const verdict = this.exchange.book.accept(delta, book);
    if (verdict === 'apply') yield apply(book, delta);
    if (verdict !== 'gap') return;
    this.gaps += 1;
    book.book.clear();
    book.synced = false;
    book.waiting.push(copyDepth(delta));
  }

  private bookOf(symbol: string): FollowedBook | undefined {
    const known = this.books.get(symbol);
    const instrument = this.instruments.get(symbol);
    if (known || !instrument) return known;
    const book = {
      book: new OrderBook(instrument),
      synced: false,
      fresh: true,
      last: undefined,
      waiting: [],
    };
    this.books.set(symbol, book);
    return book;
  }
}

function apply(followed: FollowedBook, frame: DepthFrame): AppliedFrame {
  followed.book.apply(frame);
  followed.last = frame.last;
  followed.fresh = frame.snapshot;
  return { book: followed.book, time: frame.time, last: frame.last };
}
