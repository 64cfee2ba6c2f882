import { type HeatSeries, seriesKey } from '@/lib/heatmaps/columns/series';
import { keysBefore } from '@/lib/storage/history-store';
import { reading } from '@/lib/storage/pyramid/chunk-reads';
import { readSeries } from '@/lib/storage/pyramid/stored-series';
import { TIERS } from '@/lib/storage/pyramid/tiers';
import type { IsothermDatabase } from '@/lib/storage/schema';
import type { ImportingStore } from '@/lib/storage/transfer/import-history';

/** The background writes within seconds; the rest is for clocks that differ from the exchanges'. */
const UNWRITTEN_MS = 600_000;

/**
 * Where the background may be adding to a chunk, for who shares only the disk with it: in what it records the newest
 * chunk of each series, or of one that has none the last minutes. Were something put there, the
 * background would go on behind it, and lose what it has of the same times. Holds from now on, since chunks grow forward; coarser tiers are changed by transactions that see it.
 * @param now epoch ms.
 */
export async function readGrowth(
  database: IsothermDatabase,
  now: number,
): Promise<ImportingStore['growsFrom']> {
  const newest = new Map<string, number>();
  for (const series of (await readSeries(database)).filter(isRecorded)) {
    const key = seriesKey(series);
    const cursor = await reading(database, (chunks) =>
      chunks.openKeyCursor(keysBefore(key, Number.POSITIVE_INFINITY), 'prev'),
    );
    if (cursor) newest.set(key, cursor.key[1]);
  }
  return (series) => (isRecorded(series) ? (newest.get(seriesKey(series)) ?? now - UNWRITTEN_MS) : undefined);
}

const isRecorded = ({ layer, stepMs, pooled = 'max' }: HeatSeries) =>
  TIERS[layer].some(
    (tier) => tier.fromStepMs === undefined && tier.stepMs === stepMs && tier.pooled === pooled,
  );
