import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { HeatSeries } from '@/lib/heatmaps/columns/series';
import { HEAT_LAYERS, type HeatLayerId } from '@/lib/heatmaps/layers';
import type { HeatHistory, HeatMessage, MarketQuote, WatchRequest } from '@/lib/protocol/messages';
import { acceptHeat, type HeatSource } from '@/lib/protocol/streams';

export interface StreamsListener {
  /** The markets that pages show, whenever they change. */
  markets(markets: readonly string[]): void;
  /** An overlay of the tab is gone. */
  closed(tabId: number): void;
  /** What is kept of a layer over the stretch that is watched. */
  history(layer: HeatLayerId, watch: WatchRequest): Promise<HeatHistory>;
  /**
   * A page shows something else now: what else it wants is sent with {@link LiveStreams.tell}.
   * @param isMove whether it wants the same as before, of another stretch of time.
   */
  watched(watch: WatchRequest, isMove: boolean): void;
}

/** Serves the overlays: the history each asks for, then everything new of its market. */
export class LiveStreams {
  private readonly watches = new Map<HeatSource, WatchRequest>();

  constructor(private readonly listener: StreamsListener) {
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

  /** What each overlay shows. */
  get all(): readonly WatchRequest[] {
    return [...this.watches.values()];
  }

  /** Sends a column to every overlay that shows its layer of the market. */
  publish({ market, layer, source }: HeatSeries, column: HeatColumn): void {
    this.tell(market, { type: 'column', market, layer, column }, ({ layers, bookOf }) => {
      const wanted = layer === 'order-book' ? bookOf : 'all';
      return layers.includes(layer) && source === wanted;
    });
  }

  /** Says where a market trades to every overlay that shows it. */
  quote(market: string, quote: MarketQuote): void {
    this.tell(market, { type: 'quote', market, quote });
  }

  /** Sends the history of a layer anew to every overlay that shows it. */
  resend(market: string, layer: HeatLayerId): void {
    for (const [source, watch] of this.watches) {
      if (watch.market === market && watch.layers.includes(layer)) void this.send(source, watch, layer);
    }
  }

  /** Says something to the overlays that show a market, or to some of them, within so many milliseconds. */
  tell(
    market: string,
    message: HeatMessage,
    isMeant: (watch: WatchRequest) => boolean = () => true,
    withinMs?: number,
  ): void {
    for (const [source, watch] of this.watches) {
      if (watch.market === market && isMeant(watch)) source.send(message, withinMs);
    }
  }

  private async watch(source: HeatSource, watch: WatchRequest): Promise<void> {
    const before = this.watches.get(source);
    this.watches.set(source, watch);
    if (before?.market !== watch.market) this.listener.markets(this.markets);
    this.listener.watched(watch, before !== undefined && isSameWish(before, watch));
    if (before && isSameHistory(before, watch)) return;
    const wanted = HEAT_LAYERS.filter((layer) => watch.layers.includes(layer));
    await Promise.all(wanted.map((layer) => this.send(source, watch, layer)));
  }

  private async send(source: HeatSource, watch: WatchRequest, layer: HeatLayerId): Promise<void> {
    const window = await this.listener.history(layer, watch);
    const newest = this.watches.get(source);
    // Another request may have come while this one was read; only the newest is answered.
    if (newest && isSameHistory(newest, watch)) source.send({ type: 'window', watch, layer, window });
  }
}

/** Whether two requests have the same history: the view may have moved within what was asked for. */
const isSameHistory = (one: WatchRequest, other: WatchRequest) =>
  one.from === other.from && one.to === other.to && isSameWish(one, other);

const isSameWish = (one: WatchRequest, other: WatchRequest) =>
  one.market === other.market &&
  one.bookOf === other.bookOf &&
  one.bookPooled === other.bookPooled &&
  one.layers.join() === other.layers.join();
