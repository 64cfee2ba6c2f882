import { chunkBytes } from '../heatmaps/codec/chunk-bytes';
import { ChunkError } from '../heatmaps/codec/chunk-error';
import { decodeChunk } from '../heatmaps/codec/decode-chunk';
import type { BookColumn } from '../heatmaps/order-book/column';
import { discardChunk, readLastChunk, type StoredChunk } from './history-store';
import type { IsothermDatabase } from './schema';
import type { SeriesBuffer } from './series-buffer';

/**
 * Finds out where a series ended on disk and has its buffer go on from there. A last chunk that cannot be decoded is
 * replaced by a gap.
 * @param holeReason why there is a hole between the disk's last column and the buffer's first, if there is one.
 * @returns how many of the buffer's columns were dropped because the disk has newer ones.
 */
export async function resumeSeries(
  database: IsothermDatabase,
  buffer: SeriesBuffer,
  holeReason: string,
): Promise<number> {
  if (!buffer.needsResume || buffer.firstTime === undefined) return 0;
  const last = await readLastChunk(database, buffer.key);
  const columns = last && (await decodeStored(last));
  if (last && !columns) await discardChunk(database, buffer.key, last.start, buffer.firstTime);
  // A write that was given up for its slowness may have got here first.
  if (!buffer.needsResume) return 0;
  if (last && columns) return buffer.resume(columns, chunkBytes(last.chunk), holeReason);
  buffer.startFresh();
  return 0;
}

/** Time of the newest column of a series on disk, epoch ms; undefined when there is none or it is damaged. */
export async function readLastTime(database: IsothermDatabase, key: string): Promise<number | undefined> {
  const last = await readLastChunk(database, key);
  const columns = last && (await decodeStored(last));
  return columns?.at(-1)?.time;
}

/** The columns of a stored chunk, or undefined when it is damaged. */
async function decodeStored({ start, chunk }: StoredChunk): Promise<readonly BookColumn[] | undefined> {
  try {
    const columns = await decodeChunk(chunk);
    return columns[0]?.time === start ? columns : undefined;
  } catch (error) {
    if (error instanceof ChunkError) return undefined;
    throw error;
  }
}
