import { HOUR_MS } from '../core/durations';
import { clustersOf } from '../analysis/clusters/cluster';
import { columnReading } from '../analysis/density/readings';
import { type FrozenZones, frozenZones } from '../analysis/reactions/frozen-zones';
import { readChunks } from '../heatmaps/codec/read-chunks';
import type { HeatColumn } from '../heatmaps/columns/column';
import { seriesKey } from '../heatmaps/columns/series';
import type { Database } from '../storage/database';
import { readHistory } from '../storage/history-store';
import type { Extent } from '../storage/pyramid/read-extent';
import { turn } from '../storage/pyramid/turn';
import { DERIVED_STEP_MS } from './layer';

/**
 * The clusters of a market's liquidation map as they were known at each full hour, of the hours of which a map is stored.
 * @throws whatever IndexedDB gives as the reason.
 */
export async function storedZones(
  database: Database,
  market: string,
  { from, to }: Extent,
): Promise<readonly FrozenZones[]> {
  const key = seriesKey({ layer: 'liquidation', market, source: 'all', stepMs: DERIVED_STEP_MS });
  const { chunks } = await readHistory(await database.connect(), key, from, to);
  const zones: FrozenZones[] = [];
  for (const chunk of chunks) {
    const { columns } = await readChunks([chunk]);
    await turn();
    for (const column of columns)
      if (column.time >= from && column.time < to && endsAnHour(column)) zones.push(zonesOf(column));
  }
  return zones;
}

const endOf = ({ time, stepMs }: HeatColumn) => time + stepMs;

const endsAnHour = (column: HeatColumn) => column.ask > 0 && endOf(column) % HOUR_MS === 0;

function zonesOf(column: HeatColumn): FrozenZones {
  // What the sizes rest on is not stored, and does not matter: only places are looked at.
  const reading = columnReading(column, 'relative');
  return frozenZones(
    endOf(column),
    reading.price,
    clustersOf(reading).map(({ centroid }) => centroid),
  );
}
