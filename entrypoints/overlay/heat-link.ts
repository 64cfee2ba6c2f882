import type { HeatContent } from '@/lib/playback/heat-window';
import { readChunks } from '@/lib/heatmaps/codec/read-chunks';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import type { HeatHistory, HeatMessage, WatchRequest } from '@/lib/protocol/messages';
import { type HeatClient, openHeat } from '@/lib/protocol/streams';

export interface HeatLinkListener {
  history(market: string, content: HeatContent): void;
  column(market: string, column: BookColumn): void;
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
    if (message.type === 'window') void this.onHistory(message.watch, message.window);
    else if (message.market === this.newest?.market) this.listener.column(message.market, message.column);
  }

  private async onHistory(watch: WatchRequest, history: HeatHistory): Promise<void> {
    const content = await unpack(history);
    const { newest } = this;
    if (newest && newest.market === watch.market && newest.from === watch.from && newest.to === watch.to) {
      this.listener.history(watch.market, content);
    }
  }
}

async function unpack({ stepMs, chunks, gaps }: HeatHistory): Promise<HeatContent> {
  const { columns, damaged } = await readChunks(chunks);
  return { stepMs, columns, gaps: [...gaps, ...damaged] };
}
