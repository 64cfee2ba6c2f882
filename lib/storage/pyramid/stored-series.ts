import { type HeatSeries, seriesOfKey } from '../../heatmaps/columns/series';
import type { IsothermDatabase } from '../schema';
import { reading } from './chunk-reads';

/** Every series of ours of which there are chunks, in the order of their keys. */
export function readSeries(database: IsothermDatabase): Promise<readonly HeatSeries[]> {
  return reading(database, async (chunks) => {
    const found: HeatSeries[] = [];
    let cursor = await chunks.openKeyCursor();
    while (cursor) {
      const [key] = cursor.key;
      const series = seriesOfKey(key);
      if (series) found.push(series);
      // No number follows an array, so this is past all chunks of the series.
      cursor = await cursor.continue([key, []] as never);
    }
    return found;
  });
}
