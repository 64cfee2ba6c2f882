import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import type { WatchRequest } from '@/lib/protocol/messages';
import { acceptHeat, type HeatSource } from '@/lib/protocol/streams';
import { loadHistory } from '@/lib/recording/load-history';
import type { ColumnStore } from '@/lib/storage/column-store';

/** Serves the overlays: the history each asks for, then every new column of its market. */
export class LiveStreams {
  private readonly watches = new Map<HeatSource, WatchRequest>();

  /** @param onMarkets called with the markets that pages show, whenever they change. */
  constructor(
    private readonly store: Promise<ColumnStore>,
    private readonly onMarkets: (markets: readonly string[]) => void,
  ) {
    acceptHeat({
      watch: (source, request) => void this.watch(source, request),
      closed: (source) => {
        this.watches.delete(source);
        this.onMarkets(this.markets);
      },
    });
  }

  get markets(): readonly string[] {
    return [...new Set([...this.watches.values()].map(({ market }) => market))];
  }

  /** Sends a column to every overlay that shows the market. */
  publish(market: string, column: BookColumn): void {
    for (const [source, watch] of this.watches) {
      if (watch.market === market) source.send({ type: 'column', column });
    }
  }

  private async watch(source: HeatSource, request: WatchRequest): Promise<void> {
    const isNew = this.watches.get(source)?.market !== request.market;
    this.watches.set(source, request);
    if (isNew) this.onMarkets(this.markets);
    const history = await loadHistory(await this.store, request.market, request);
    // Another request may have come while this one was read; only the newest is answered.
    if (this.watches.get(source) === request)
      source.send({ type: 'window', watch: request, window: history });
  }
}
