import { chunkBytes } from '../../lib/heatmaps/codec/chunk-bytes';
import { encodeRuns } from '../../lib/heatmaps/codec/encode-runs';
import { CHUNK_COLUMNS } from '../../lib/heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../../lib/heatmaps/columns/column';
import { poolColumns } from '../../lib/heatmaps/columns/pool';
import type { HeatLayerId } from '../../lib/heatmaps/layers';
import { type Tier, TIERS } from '../../lib/storage/pyramid/tiers';

/** Besides them there is the aggregate. */
export const VENUES = 8;

export interface TierBytes {
  readonly layer: HeatLayerId;
  readonly tier: Tier;
  /** Bytes of a chunk, all its fields counted, over its columns. */
  readonly bytesPerColumn: number;
  /** Bytes on disk for all venues and the aggregate when the tier is full. */
  readonly bytes: number;
}

/**
 * What a layer of one market at eight venues takes on disk after ninety days, extrapolated from a shorter run. Chunks are
 * packed from columns pooled as the product pools them.
 * @param columns as they are recorded.
 */
export async function budget(
  layer: HeatLayerId,
  columns: readonly HeatColumn[],
): Promise<readonly TierBytes[]> {
  const recordedMs = columns[0]?.stepMs ?? 0;
  const tiers: TierBytes[] = [];
  for (const tier of TIERS[layer]) {
    if (tier.stepMs < recordedMs) continue;
    const sample = poolColumns(columns, tier.stepMs, tier.pooled).slice(0, 4 * CHUNK_COLUMNS);
    const bytesPerColumn = (await encodedBytes(sample)) / sample.length;
    const sources = tier.isOfAggregate ? 1 : VENUES + 1;
    tiers.push({
      layer,
      tier,
      bytesPerColumn,
      bytes: bytesPerColumn * (tier.keepMs / tier.stepMs) * sources,
    });
  }
  return tiers;
}

export const totalBytes = (tiers: readonly TierBytes[]) => tiers.reduce((sum, { bytes }) => sum + bytes, 0);

/** What it would be more if the means of every venue were kept too, not only those of the aggregate. */
export const bytesOfAllMeans = (tiers: readonly TierBytes[]) =>
  VENUES * totalBytes(tiers.filter(({ tier }) => tier.isOfAggregate));

async function encodedBytes(columns: readonly HeatColumn[]): Promise<number> {
  const chunks = await encodeRuns(columns);
  return chunks.reduce((bytes, chunk) => bytes + chunkBytes(chunk), 0);
}

/** Columns in runs as long as a chunk. */
export function inChunks<Column>(columns: readonly Column[]): readonly (readonly Column[])[] {
  const count = Math.ceil(columns.length / CHUNK_COLUMNS);
  return Array.from({ length: count }, (_, n) => columns.slice(n * CHUNK_COLUMNS, (n + 1) * CHUNK_COLUMNS));
}
