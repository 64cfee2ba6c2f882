import type { Clock } from '../core/clock';
import type { BookProtocol } from '../exchanges/exchange';
import { DepthFrame } from '../market/depth-frame';
import type { BookEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import { Backoff } from './backoff';
import { fillDepth } from './book-frame';
import { ResyncPace } from './resync-pace';
import { reasonOf, RestError, retryAtOf } from './rest-error';

/** A snapshot that has not come over the stream by then was lost. */
const SNAPSHOT_WITHIN_MS = 10_000;

/** How a venue is asked for a snapshot, and what hears of it. */
export interface SeedSource {
  readonly clock: Clock;
  readonly random: () => number;
  /** Asks for a snapshot over REST; may reject. */
  fetchSeed(instrument: Instrument): Promise<BookEvent>;
  /** Makes the stream send a snapshot. */
  resubscribe(symbol: string): void;
  /** A seed that cannot be read as one. */
  malformed(): void;
}

export interface SeedEvents {
  /** A snapshot came over REST; `frame` is refilled later. */
  seeded(frame: DepthFrame): void;
  failed(reason: string): void;
}

/** Asks for snapshots of one book until it is told that one was used, at the pace a venue bears. */
export class BookSeeder {
  private cancelTimer: (() => void) | undefined;
  private fetching: object | undefined;
  private readonly pace: ResyncPace;
  private readonly backoff: Backoff;
  private readonly frame = new DepthFrame();

  constructor(
    private readonly instrument: Instrument,
    private readonly kind: BookProtocol['seed'],
    private readonly source: SeedSource,
    private readonly events: SeedEvents,
  ) {
    this.pace = new ResyncPace(source.random);
    this.backoff = new Backoff(source.random);
  }

  /** True while a snapshot is being asked for or will be. */
  get active(): boolean {
    return this.cancelTimer !== undefined || this.fetching !== undefined;
  }

  /** Asks for a snapshot after `delayMs`, or later where the pace wants it. */
  request(delayMs: number): void {
    const { clock } = this.source;
    this.cancelTimer?.();
    this.cancelTimer = clock.after(Math.max(delayMs, this.pace.waitMs(clock.now())), () => this.ask());
  }

  /** The snapshot of a new subscription is on its way: asks for one only if it stays away. */
  expectSnapshot(): void {
    this.request(SNAPSHOT_WITHIN_MS);
  }

  /** Asks no more; the answer to what was asked is not wanted. */
  cancel(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    this.fetching = undefined;
  }

  private ask(): void {
    this.cancelTimer = undefined;
    this.pace.record(this.source.clock.now());
    if (this.kind === 'rest') {
      void this.fetch();
    } else {
      this.source.resubscribe(this.instrument.symbol);
      this.expectSnapshot();
    }
  }

  private async fetch(): Promise<void> {
    const ticket = {};
    this.fetching = ticket;
    try {
      const event = await this.source.fetchSeed(this.instrument);
      // A connection lost meanwhile makes the answer older than what was missed.
      if (this.fetching !== ticket) return;
      if (!fillDepth({ ...event, snapshot: true }, this.instrument, this.frame))
        throw new RestError('malformed', 'the snapshot holds impossible numbers');
    } catch (error) {
      if (this.fetching === ticket) this.failed(error);
      return;
    }
    this.fetching = undefined;
    this.backoff.reset();
    this.events.seeded(this.frame);
  }

  private failed(error: unknown): void {
    this.fetching = undefined;
    if (!(error instanceof RestError) || error.kind === 'malformed') this.source.malformed();
    this.request(Math.max(this.backoff.fail(), retryAtOf(error) - this.source.clock.now()));
    this.events.failed(`no snapshot of the order book: ${reasonOf(error)}`);
  }
}
