import type { BookProtocol } from '../exchanges/exchange';
import type { DepthFrame } from '../market/depth-frame';
import type { Instrument } from '../market/instrument';
import type { LiveBook } from '../market/live-book';
import { OrderBook } from '../market/order-book';
import { BookEdges } from './book-edges';
import { BookSeeder, type SeedSource } from './book-seeder';
import { copyDepth } from './depth-copy';
import { PauseWatch } from './pause-watch';

/** Ten seconds where each level is a message of its own. A seed older than the oldest of them cannot be joined and is fetched anew. */
const MAX_BUFFERED = 6_000;
/** A snapshot over REST lags the stream a little; asked for too early it is older than the first delta. */
const SETTLE_MS = 250;
/** Longer than this a crossed book is not a message in two parts but wrong. */
const CROSSED_FOR_MS = 1_000;
/** Longer than this no frame is old news: the venue has begun to count anew. */
const SKIPPED_FOR_MS = 3_000;

/** What a book needs from the venue it belongs to. */
export interface BookSource extends SeedSource {
  /** The book was known until `from` (epoch ms on the exchange's clock) and is not any more. */
  gap(symbol: string, from: number, reason: string): void;
  changed(): void;
}

/**
 * Follows one instrument's book: keeps deltas until the book is seeded, applies what continues the sequence, and seeds
 * again when it breaks. No other symbol is touched by that.
 */
export class BookSync implements LiveBook {
  readonly book: OrderBook;
  /** The socket that brought the newest depth frame. */
  socket: string | undefined;
  /** Why the book is not synced; empty at first and while synced. */
  reason = '';
  heardAt: number | undefined;
  private seeded = false;
  private knownOnce = false;
  private last: number | undefined;
  private fresh = true;
  private lastTime = 0;
  private crossedSince: number | undefined;
  private skippedSince: number | undefined;
  private readonly pauses = new PauseWatch();
  /** Frames since a snapshot was asked for. */
  private buffer: DepthFrame[] = [];
  private readonly edges: BookEdges;
  private readonly seeder: BookSeeder;

  constructor(
    readonly instrument: Instrument,
    private readonly protocol: BookProtocol,
    private readonly source: BookSource,
  ) {
    this.book = new OrderBook(instrument, protocol);
    this.edges = new BookEdges(this.book);
    this.seeder = new BookSeeder(instrument, protocol.seed, source, {
      seeded: (frame) => (this.seeded ? this.widen(frame) : this.seed(frame)),
      // A book that keeps its place does without.
      failed: (reason) => {
        if (!this.seeded) this.report(reason);
      },
    });
  }

  /** Seeded, in sequence and not crossed. */
  get synced(): boolean {
    return this.seeded && this.crossedSince === undefined;
  }

  get patienceMs(): number {
    return this.pauses.patienceMs;
  }

  /** True when the book was known before and has lost its place. */
  get broken(): boolean {
    return this.knownOnce && !this.seeded;
  }

  /** The stream was subscribed to: its snapshot is due. */
  subscribed(): void {
    if (this.protocol.seed === 'stream' && !this.seeded) this.seeder.expectSnapshot();
  }

  /** Takes one depth frame, which may be refilled after the call. */
  offer(frame: DepthFrame, socket: string): void {
    this.socket = socket;
    this.heardAt = this.source.clock.now();
    this.pauses.heard(this.heardAt);
    if (this.seeded) this.follow(frame);
    else if (this.protocol.seed === 'rest') this.keep(frame);
    else if (frame.snapshot) this.seed(frame);
    else if (!this.seeder.active) this.seeder.request(0);
  }

  /** Forgets the book, since frames were missed, and waits for the stream to come back. */
  drop(reason: string): void {
    this.seeder.cancel();
    this.buffer = [];
    this.lose(reason);
  }

  private follow(frame: DepthFrame): void {
    const verdict = this.verdict(frame);
    if (verdict === 'gap') return this.resync('the sequence of the order book broke', frame);
    if (verdict === 'skip') return this.skip(frame);
    this.skippedSince = undefined;
    this.apply(frame);
    if (!this.verified(frame)) return this.resync('the checksum of the order book is wrong', frame);
    if (this.crossedTooLong()) return this.resync('bids and asks of the order book crossed', frame);
    this.lookAhead(frame);
  }

  /** A snapshot over REST makes only a part of a book known, which the price leaves: then the part around it is asked for. */
  private lookAhead(frame: DepthFrame): void {
    if (this.protocol.seed !== 'rest' || this.protocol.levels !== undefined) return;
    const isDue = this.seeder.active || (!this.book.crossed && this.edges.areNear(this.source.clock.now()));
    if (isDue) this.keep(frame);
  }

  /** Takes in a snapshot of a book that kept its place, if what was kept since joins on to it. */
  private widen(frame: DepthFrame): void {
    const later = this.framesAfter(frame);
    this.buffer = [];
    const range = later && this.book.widen(frame);
    this.edges.told(this.source.clock.now(), range);
    if (!range) return;
    for (const each of later) this.book.apply(each);
    this.source.changed();
  }

  /** Those of the kept frames that continue a snapshot; undefined where they do not join on to it. */
  private framesAfter(snapshot: DepthFrame): readonly DepthFrame[] | undefined {
    const later: DepthFrame[] = [];
    let state = { last: snapshot.last, fresh: true };
    for (const frame of this.buffer) {
      const verdict = this.protocol.accept(frame, state);
      if (verdict === 'gap') return undefined;
      if (verdict === 'skip') continue;
      later.push(frame);
      state = { last: frame.last ?? state.last, fresh: false };
    }
    return later;
  }

  private skip(frame: DepthFrame): void {
    const now = this.source.clock.now();
    this.skippedSince ??= now;
    if (now - this.skippedSince >= SKIPPED_FOR_MS)
      this.resync('the sequence of the order book went back', frame);
  }

  private verdict(frame: DepthFrame) {
    return this.protocol.accept(frame, { last: this.last, fresh: this.fresh });
  }

  private verified({ checksum }: DepthFrame): boolean {
    return checksum === undefined || this.protocol.verify?.(this.book, checksum) !== false;
  }

  private apply(frame: DepthFrame): void {
    this.book.apply(frame);
    this.last = frame.last ?? this.last;
    this.fresh = frame.snapshot;
    this.lastTime = frame.time;
  }

  private crossedTooLong(): boolean {
    const now = this.source.clock.now();
    this.crossedSince = this.book.crossed ? (this.crossedSince ?? now) : undefined;
    return this.crossedSince !== undefined && now - this.crossedSince >= CROSSED_FOR_MS;
  }

  private resync(reason: string, frame: DepthFrame): void {
    this.lose(reason);
    this.buffer = [];
    if (this.protocol.seed === 'rest') this.keep(frame);
    else this.seeder.request(0);
    this.source.changed();
  }

  private lose(reason: string): void {
    if (this.seeded) this.source.gap(this.instrument.symbol, this.lastTime, reason);
    this.knownOnce ||= this.seeded;
    this.reason = reason;
    this.forget();
  }

  private forget(): void {
    this.seeded = false;
    this.crossedSince = this.skippedSince = undefined;
    this.book.clear();
  }

  private keep(frame: DepthFrame): void {
    if (this.buffer.length === MAX_BUFFERED) this.buffer.shift();
    this.buffer.push(copyDepth(frame));
    if (!this.seeder.active) this.seeder.request(SETTLE_MS);
  }

  private seed(frame: DepthFrame): void {
    this.last = undefined;
    this.apply(frame);
    if (!this.verified(frame)) return this.seedAgain('the checksum of the order book is wrong');
    this.buffer = this.replay();
    if (this.buffer.length > 0)
      return this.seedAgain('the snapshot of the order book is older than its stream');
    this.seeder.cancel();
    this.edges.told(this.source.clock.now(), this.book.known);
    this.seeded = true;
    this.crossedTooLong();
    this.reason = '';
    this.source.changed();
  }

  private seedAgain(reason: string): void {
    this.forget();
    this.seeder.request(0);
    this.report(reason);
  }

  /** Applies what was kept; returns the frames from the first that does not join on. */
  private replay(): DepthFrame[] {
    for (const [index, frame] of this.buffer.entries()) {
      const verdict = this.verdict(frame);
      if (verdict === 'gap') return this.buffer.slice(index);
      if (verdict === 'apply') this.apply(frame);
    }
    return [];
  }

  private report(reason: string): void {
    this.reason = reason;
    this.source.changed();
  }
}
