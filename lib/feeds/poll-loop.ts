import type { Poll, Rest } from '../exchanges/exchange';
import type { MarketEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import { Backoff } from './backoff';
import type { FeedEdges } from './edges';
import { RestError, retryAtOf } from './rest-error';

/** The first round is spread over this, so that polls do not all go out together. */
const START_WITHIN_MS = 2_000;

export interface PollEvents {
  events(events: readonly MarketEvent[]): void;
  /** An answer that cannot be read. */
  malformed(): void;
}

/** Asks one question about one instrument again and again: never twice at once, more seldom while it fails. */
export class PollLoop {
  private cancel: (() => void) | undefined;
  private stopped = false;
  private readonly backoff: Backoff;

  constructor(
    private readonly poll: Poll,
    private readonly instrument: Instrument,
    private readonly rest: Rest,
    private readonly edges: FeedEdges,
    private readonly sink: PollEvents,
  ) {
    this.backoff = new Backoff(edges.random);
    this.runIn(edges.random() * START_WITHIN_MS);
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
  }

  private runIn(delayMs: number): void {
    this.cancel = this.edges.clock.after(delayMs, () => void this.run());
  }

  private async run(): Promise<void> {
    const delay = await this.ask();
    if (!this.stopped) this.runIn(delay);
  }

  /** Returns how long to wait before asking again. */
  private async ask(): Promise<number> {
    const { poll, backoff, sink } = this;
    try {
      const events = await poll.run(this.rest, this.instrument);
      backoff.reset();
      if (!this.stopped) sink.events(events);
      return poll.everyMs;
    } catch (error) {
      if (!(error instanceof RestError) || error.kind === 'malformed') sink.malformed();
      return Math.max(poll.everyMs, backoff.fail(), retryAtOf(error) - this.edges.clock.now());
    }
  }
}
