import { seriesKey, type HeatSeries } from '../../heatmaps/columns/series';
import { keysBefore } from '../history-store';
import type { IsothermDatabase } from '../schema';
import { type ChunkStore, endOf, reading } from './chunk-reads';

/** From when to when something is known, epoch ms; `to` is exclusive. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The stretch within `[from, to)` from the first column of a series on disk to the end of the last, as chunks tell it. */
export function readExtent(
  database: IsothermDatabase,
  series: HeatSeries,
  { from, to }: Extent,
): Promise<Extent | undefined> {
  return reading(database, async (chunks) => {
    const key = seriesKey(series);
    const reach = await endBefore(chunks, key, from);
    const newest = await endBefore(chunks, key, to);
    const [, start] = (await chunks.getKey(IDBKeyRange.bound([key, from], [key, to], false, true))) ?? [
      key,
      to,
    ];
    const first = reach > from ? from : start;
    return first < Math.min(newest, to) ? { from: first, to: Math.min(newest, to) } : undefined;
  });
}

/** Where the last chunk that begins before a time ends. */
async function endBefore(chunks: ChunkStore, key: string, time: number): Promise<number> {
  const last = await chunks.openCursor(keysBefore(key, time), 'prev');
  return (last && endOf({ start: last.key[1], chunk: last.value })) ?? Number.NEGATIVE_INFINITY;
}

/** The stretch from the earliest beginning to the latest end. */
export function uniteExtents(extents: readonly Extent[]): Extent | undefined {
  if (extents.length === 0) return undefined;
  return {
    from: Math.min(...extents.map(({ from }) => from)),
    to: Math.max(...extents.map(({ to }) => to)),
  };
}
