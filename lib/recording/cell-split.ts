import { readChunks } from '../heatmaps/codec/read-chunks';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { HeatSeries } from '../heatmaps/columns/series';
import { splitCell, type VenueShare } from '../heatmaps/order-book/split';
import type { VenueId } from '../market/venues';
import type { ColumnStore } from '../storage/column-store';
import { type HeatGroup, readingTiers } from '../storage/pyramid/tiers';

/** A cell of a heatmap: a time, epoch ms, and a price of the reference venue. */
export interface CellOf extends Pick<HeatSeries, 'layer' | 'market'> {
  readonly time: number;
  readonly price: number;
}

/** Whose the size of a cell is, in the finest columns that are kept of its time. Empty where nothing was recorded. */
export async function splitAt(
  store: Pick<ColumnStore, 'load'>,
  { layer, market, time, price }: CellOf,
): Promise<readonly VenueShare[]> {
  const aggregate = await columnAt(store, { layer, market, source: 'all' }, time);
  if (!aggregate) return [];
  const columns = new Map<VenueId, HeatColumn>();
  for (const { venue } of aggregate.coverage) {
    const column = await columnAt(store, { layer, market, source: venue }, time);
    if (column) columns.set(venue, column);
  }
  return splitCell(price, aggregate, columns);
}

async function columnAt(
  store: Pick<ColumnStore, 'load'>,
  group: HeatGroup,
  time: number,
): Promise<HeatColumn | undefined> {
  for (const series of readingTiers(group, 'max')) {
    const { chunks } = await store.load(series, time, time + 1);
    const { columns } = await readChunks(chunks);
    const found = columns.find((column) => column.time <= time && time < column.time + column.stepMs);
    if (found) return found;
  }
  return undefined;
}
