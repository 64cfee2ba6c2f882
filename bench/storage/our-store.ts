import { ensureDefined } from '../../lib/core/assert';
import { systemClock } from '../../lib/core/clock';
import { chunkBytes } from '../../lib/heatmaps/codec/chunk-bytes';
import { decodeCells } from '../../lib/heatmaps/codec/decode-chunk';
import type { HeatSeries } from '../../lib/heatmaps/columns/series';
import { ColumnStore } from '../../lib/storage/column-store';
import { Database } from '../../lib/storage/database';
import { emptyCells, type WindowStore } from './window-store';

const SERIES: HeatSeries = { layer: 'order-book', market: 'BTC-USDT', source: 'binance-usdm', stepMs: 1000 };
const FOREVER = [0, Number.MAX_SAFE_INTEGER] as const;

const open = () => ColumnStore.open({ database: new Database(), clock: systemClock });

/** The product's own store, opened anew after writing so that nothing comes from memory. */
export function ourStore(): WindowStore {
  let store: ColumnStore | undefined;
  return {
    name: 'Isotherm: split deltas + deflate-raw',
    async write(columns) {
      const writer = await open();
      for (const column of columns) writer.append(SERIES, column);
      await writer.close();
      store = await open();
      const { chunks } = await store.load(SERIES, ...FOREVER);
      return chunks.reduce((bytes, chunk) => bytes + chunkBytes(chunk), 0);
    },
    async load() {
      const { chunks } = await ensureDefined(store, 'a written window').load(SERIES, ...FOREVER);
      const decoded = await Promise.all(chunks.map(decodeCells));
      const window = emptyCells(decoded.reduce((cells, { bid }) => cells + bid.length, 0));
      let at = 0;
      for (const { bid, ask } of decoded) {
        window.bid.set(bid, at);
        window.ask.set(ask, at);
        at += bid.length;
      }
      return window;
    },
  };
}
