import type { HeatColumn, Gap } from '../columns/column';
import { chunkSpan, decodeChunk } from './decode-chunk';
import type { EncodedChunk } from './encoded-chunk';

/** Why there is a gap where a chunk could not be decoded. */
export const DAMAGED = 'stored history is damaged';

/** The columns of chunks in order; a chunk that is damaged becomes a gap that says so. */
export async function readChunks(
  chunks: readonly EncodedChunk[],
): Promise<{ readonly columns: readonly HeatColumn[]; readonly damaged: readonly Gap[] }> {
  const damaged: Gap[] = [];
  const runs = await Promise.all(
    chunks.map((chunk) =>
      decodeChunk(chunk).catch((): readonly HeatColumn[] => {
        damaged.push({ ...chunkSpan(chunk), reason: DAMAGED });
        return [];
      }),
    ),
  );
  return { columns: runs.flat(), damaged };
}
