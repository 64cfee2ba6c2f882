import { chunkBytes } from '../../lib/heatmaps/codec/chunk-bytes';
import { encodeChunk } from '../../lib/heatmaps/codec/encode-chunk';
import { CHUNK_COLUMNS } from '../../lib/heatmaps/codec/encoded-chunk';
import type { BookColumn } from '../../lib/heatmaps/order-book/column';
import { poolColumns } from '../../lib/heatmaps/order-book/pool';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const VENUES = 8;

/** How long columns of each step are kept. */
const PYRAMID = [
  { name: '1 s', stepMs: 1000, keepMs: 6 * HOUR },
  { name: '5 s', stepMs: 5000, keepMs: 3 * DAY },
  { name: '1 m', stepMs: 60_000, keepMs: 30 * DAY },
  { name: '5 m', stepMs: 300_000, keepMs: 90 * DAY },
] as const;

export interface TierBytes {
  readonly name: string;
  /** Bytes of a chunk, all its fields counted, over its columns. */
  readonly bytesPerColumn: number;
  /** Bytes on disk for all venues when the tier is full. */
  readonly bytes: number;
}

/** What the history of one market at eight venues takes on disk after ninety days, extrapolated from a shorter run. */
export async function budget(columns: readonly BookColumn[]): Promise<readonly TierBytes[]> {
  const tiers: TierBytes[] = [];
  for (const { name, stepMs, keepMs } of PYRAMID) {
    const sample = poolColumns(columns, stepMs).slice(0, 4 * CHUNK_COLUMNS);
    const bytesPerColumn = (await encodedBytes(sample)) / sample.length;
    tiers.push({ name, bytesPerColumn, bytes: bytesPerColumn * (keepMs / stepMs) * VENUES });
  }
  return tiers;
}

async function encodedBytes(columns: readonly BookColumn[]): Promise<number> {
  const chunks = await Promise.all(inChunks(columns).map(encodeChunk));
  return chunks.reduce((bytes, chunk) => bytes + chunkBytes(chunk), 0);
}

/** Columns in runs as long as a chunk. */
export function inChunks<Column>(columns: readonly Column[]): readonly (readonly Column[])[] {
  const count = Math.ceil(columns.length / CHUNK_COLUMNS);
  return Array.from({ length: count }, (_, n) => columns.slice(n * CHUNK_COLUMNS, (n + 1) * CHUNK_COLUMNS));
}
