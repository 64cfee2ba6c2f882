import { type HeatSeries, type Pooled, seriesKey } from '../../heatmaps/columns/series';
import type { HeatLayerId } from '../../heatmaps/layers';
import { keysBefore } from '../history-store';
import type { IsothermDatabase } from '../schema';
import { bytesOf, reading } from './chunk-reads';
import { readSeries } from './stored-series';

/** So many chunks of a series are looked at; the others are taken to be as large in the mean. */
const SAMPLED = 4;

/** What the chunks of one tier of a layer take, over all markets and venues. */
export interface TierUsage {
  readonly layer: HeatLayerId;
  readonly stepMs: number;
  readonly pooled: Pooled;
  readonly chunks: number;
  /** Counted chunk by chunk, or told from a sample of each series where it has more than a few. */
  readonly bytes: number;
}

/** What is on disk, by layer and tier. */
export async function readUsage(database: IsothermDatabase): Promise<readonly TierUsage[]> {
  const byTier = new Map<string, TierUsage>();
  for (const series of await readSeries(database)) {
    const { layer, stepMs, pooled = 'max' } = series;
    const { chunks, bytes } = await measureSeries(database, series);
    const tier = `${layer}/${stepMs}/${pooled}`;
    const sum = byTier.get(tier) ?? { layer, stepMs, pooled, chunks: 0, bytes: 0 };
    byTier.set(tier, { ...sum, chunks: sum.chunks + chunks, bytes: sum.bytes + bytes });
  }
  return [...byTier.values()];
}

function measureSeries(
  database: IsothermDatabase,
  series: HeatSeries,
): Promise<{ readonly chunks: number; readonly bytes: number }> {
  return reading(database, async (store) => {
    const keys = await store.getAllKeys(keysBefore(seriesKey(series), Number.POSITIVE_INFINITY));
    const every = Math.max(1, keys.length / SAMPLED);
    const sampled = keys.filter((_, index) => index % every < 1);
    const chunks = await Promise.all(sampled.map((key) => store.get(key)));
    const sizes = sampled.map(([, start], index) => {
      const chunk = chunks[index];
      return chunk ? bytesOf({ start, chunk }) : 0;
    });
    const sum = sizes.reduce((bytes, size) => bytes + size, 0);
    return { chunks: keys.length, bytes: Math.round((sum / Math.max(1, sizes.length)) * keys.length) };
  });
}
