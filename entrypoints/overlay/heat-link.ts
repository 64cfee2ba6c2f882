import { readChunks } from '@/lib/heatmaps/codec/read-chunks';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { HeatContent } from '@/lib/playback/heat-window';
import type { HeatHistory, HeatMessage, WatchRequest } from '@/lib/protocol/messages';
import { type HeatClient, openHeat } from '@/lib/protocol/streams';

/** What follows live, whatever it is. */
export type LiveMessage = Exclude<HeatMessage, { readonly type: 'window' | 'column' }>;

export interface HeatLinkListener {
  history(market: string, layer: HeatLayerId, content: HeatContent): void;
  column(layer: HeatLayerId, column: HeatColumn): void;
  live(message: LiveMessage): void;
  gone(): void;
}

/** The overlay's stream, with histories unpacked. A history that was overtaken by a newer request is dropped. */
export class HeatLink {
  private readonly client: HeatClient;
  private newest: WatchRequest | undefined;

  constructor(private readonly listener: HeatLinkListener) {
    this.client = openHeat(
      (message) => this.onMessage(message),
      () => listener.gone(),
    );
  }

  watch(request: WatchRequest): void {
    this.newest = request;
    this.client.watch(request);
  }

  close(): void {
    this.client.close();
  }

  private onMessage(message: HeatMessage): void {
    const { listener } = this;
    if (message.type === 'window') void this.onHistory(message.watch, message.layer, message.window);
    // What still comes of the market that the page has left would park the new one.
    else if (message.market !== this.newest?.market) return;
    else if (message.type === 'column') listener.column(message.layer, message.column);
    else listener.live(message);
  }

  private async onHistory(watch: WatchRequest, layer: HeatLayerId, history: HeatHistory): Promise<void> {
    const content = await unpack(history);
    const { newest } = this;
    if (newest && newest.market === watch.market && newest.from === watch.from && newest.to === watch.to) {
      this.listener.history(watch.market, layer, content);
    }
  }
}

async function unpack({ chunks, gaps, ...content }: HeatHistory): Promise<HeatContent> {
  const { columns, damaged } = await readChunks(chunks);
  return { ...content, columns, gaps: [...gaps, ...damaged] };
}
