import { chunkBytes } from '../heatmaps/codec/chunk-bytes';
import { DAMAGED } from '../heatmaps/codec/read-chunks';
import { readLastChunk } from './history-store';
import { commit } from './pyramid/commit';
import { decodeStored } from './pyramid/decode-stored';
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
  if (last && !columns) {
    const gap = { from: last.start, to: buffer.firstTime, reason: DAMAGED };
    await commit(database, [], [{ key: buffer.key, removes: [last.start], chunks: [], gaps: [gap] }]);
  }
  // A write that was given up for its slowness may have got here first.
  if (!buffer.needsResume) return 0;
  if (last && columns) {
    buffer.endsWith(last);
    return buffer.resume(columns, chunkBytes(last.chunk), holeReason);
  }
  buffer.startFresh(last?.start);
  return 0;
}

/** Time of the newest column of a series on disk, epoch ms; undefined when there is none or it is damaged. */
export async function readLastTime(database: IsothermDatabase, key: string): Promise<number | undefined> {
  const last = await readLastChunk(database, key);
  const columns = last && (await decodeStored(last));
  return columns?.at(-1)?.time;
}
