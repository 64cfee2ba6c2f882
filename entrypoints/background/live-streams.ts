import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import type { HeatHistory, WatchRequest } from '@/lib/protocol/messages';
import { acceptHeat, type HeatSource } from '@/lib/protocol/streams';
import { loadHistory } from '@/lib/recording/load-history';
import { STEP_MS } from '@/lib/recording/recording';
import type { ColumnStore } from '@/lib/storage/column-store';

export interface StreamsListener {
  /** The markets that pages show, whenever they change. */
  markets(markets: readonly string[]): void;
  /** An overlay of the tab is gone. */
  closed(tabId: number): void;
}

/** Serves the overlays: the history each asks for, then every new column of its market. */
export class LiveStreams {
  private readonly watches = new Map<HeatSource, WatchRequest>();

  constructor(
    private readonly store: Promise<ColumnStore>,
    private readonly listener: StreamsListener,
  ) {
    acceptHeat({
      watch: (source, request) => void this.watch(source, request),
      closed: (source) => {
        this.watches.delete(source);
        listener.markets(this.markets);
        if (source.tabId !== undefined) listener.closed(source.tabId);
      },
    });
  }

  get markets(): readonly string[] {
    return [...new Set([...this.watches.values()].map(({ market }) => market))];
  }

  /** Sends a column to every overlay that shows the market. */
  publish(market: string, column: BookColumn): void {
    for (const [source, watch] of this.watches) {
      if (watch.market === market) source.send({ type: 'column', market, column });
    }
  }

  private async watch(source: HeatSource, request: WatchRequest): Promise<void> {
    const isNew = this.watches.get(source)?.market !== request.market;
    this.watches.set(source, request);
    if (isNew) this.listener.markets(this.markets);
    const history = await this.history(request);
    // Another request may have come while this one was read; only the newest is answered.
    if (this.watches.get(source) === request)
      source.send({ type: 'window', watch: request, window: history });
  }

  private async history(request: WatchRequest): Promise<HeatHistory> {
    const { market, from, to } = request;
    try {
      return await loadHistory(await this.store, market, request);
    } catch {
      return { stepMs: STEP_MS, chunks: [], gaps: [{ from, to, reason: 'the history could not be read' }] };
    }
  }
}
