import type { Instrument } from '../market/instrument';
import { Backoff } from './backoff';
import type { FeedEdges } from './edges';
import { reasonOf, retryAtOf } from './rest-error';

/** What a venue trades: fetched once, asked for again with growing delays until it is there. */
export class InstrumentList {
  readonly bySymbol = new Map<string, Instrument>();
  /** Why the list is not there; empty before the first failure and once it is. */
  reason = '';
  private loading = false;
  private cancelRetry: (() => void) | undefined;
  private readonly backoff: Backoff;

  constructor(
    private readonly fetch: () => Promise<readonly Instrument[]>,
    private readonly edges: FeedEdges,
    private readonly changed: () => void,
  ) {
    this.backoff = new Backoff(edges.random);
  }

  get loaded(): boolean {
    return this.bySymbol.size > 0;
  }

  /** Failed attempts in a row. */
  get failures(): number {
    return this.backoff.failures;
  }

  /** Starts fetching, unless the list is there or on its way. `changed` tells of success and of every failure. */
  load(): void {
    if (!this.loaded && !this.loading && !this.cancelRetry) void this.attempt();
  }

  /** Gives up trying again; a request on its way is still heard. */
  pause(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
  }

  private async attempt(): Promise<void> {
    this.loading = true;
    try {
      const instruments = await this.fetch();
      if (instruments.length === 0) throw new Error('the list of instruments is empty');
      for (const instrument of instruments) this.bySymbol.set(instrument.symbol, instrument);
      this.reason = '';
      this.backoff.reset();
    } catch (error) {
      this.reason = reasonOf(error);
      this.retryLater(retryAtOf(error));
    }
    this.loading = false;
    this.changed();
  }

  private retryLater(retryAt: number): void {
    const { clock } = this.edges;
    this.cancelRetry = clock.after(Math.max(this.backoff.fail(), retryAt - clock.now()), () => {
      this.cancelRetry = undefined;
      this.load();
    });
  }
}
