import { readChunks } from '../heatmaps/codec/read-chunks';
import type { BookColumn } from '../heatmaps/order-book/column';
import type { BookSeries } from '../heatmaps/order-book/series';
import { splitCell, type VenueShare } from '../heatmaps/order-book/split';
import type { VenueId } from '../market/venues';
import type { ColumnStore } from '../storage/column-store';
import { STEP_MS } from './recording';

/**
 * Who held the liquidity at a price of the reference venue and a time, epoch ms. Empty where nothing was recorded.
 */
export async function splitAt(
  store: Pick<ColumnStore, 'load'>,
  market: string,
  { time, price }: { readonly time: number; readonly price: number },
): Promise<readonly VenueShare[]> {
  const aggregate = await columnAt(store, { market, source: 'all', stepMs: STEP_MS }, time);
  if (!aggregate) return [];
  const columns = new Map<VenueId, BookColumn>();
  for (const { venue } of aggregate.coverage) {
    const column = await columnAt(store, { market, source: venue, stepMs: STEP_MS }, time);
    if (column) columns.set(venue, column);
  }
  return splitCell(price, aggregate, columns);
}

async function columnAt(
  store: Pick<ColumnStore, 'load'>,
  series: BookSeries,
  time: number,
): Promise<BookColumn | undefined> {
  const { chunks } = await store.load(series, time, time + 1);
  const { columns } = await readChunks(chunks);
  return columns.find((column) => column.time <= time && time < column.time + column.stepMs);
}
