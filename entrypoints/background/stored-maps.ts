import { DERIVED_STEP_MS } from '@/lib/derive/layer';
import { type HeatSeries, seriesKey } from '@/lib/heatmaps/columns/series';
import type { MapsQuery, StoredMaps } from '@/lib/protocol/messages';
import type { Database } from '@/lib/storage/database';
import { readHistory } from '@/lib/storage/history-store';
import { readExtent } from '@/lib/storage/pyramid/read-extent';

/** The stored columns of a market's liquidation map, as they lie on disk. @throws when that cannot be read. */
export async function storedMaps(database: Database, { market, from, to }: MapsQuery): Promise<StoredMaps> {
  const series: HeatSeries = { layer: 'liquidation', market, source: 'all', stepMs: DERIVED_STEP_MS };
  const connection = await database.connect();
  const [{ chunks }, extent] = await Promise.all([
    readHistory(connection, seriesKey(series), from, to),
    readExtent(connection, series, { from: 0, to: Number.MAX_SAFE_INTEGER }),
  ]);
  return { chunks, since: extent?.from };
}
