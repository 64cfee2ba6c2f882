import { ChunkError } from '../../heatmaps/codec/chunk-error';
import { decodeChunk } from '../../heatmaps/codec/decode-chunk';
import { DAMAGED } from '../../heatmaps/codec/read-chunks';
import type { Gap, HeatColumn } from '../../heatmaps/columns/column';
import type { StoredChunk } from '../history-store';
import { endOf } from './chunk-reads';
import { turn } from './turn';

/** The columns of a stored chunk, or undefined when it is damaged. */
export async function decodeStored({
  start,
  chunk,
}: StoredChunk): Promise<readonly HeatColumn[] | undefined> {
  try {
    const columns = await decodeChunk(chunk);
    return columns[0]?.time === start ? columns : undefined;
  } catch (error) {
    if (error instanceof ChunkError) return undefined;
    throw error;
  }
}

/** The columns of chunks one after the other, and a gap for each that is damaged. */
export async function decodeAll(
  stored: readonly StoredChunk[],
): Promise<{ readonly columns: readonly HeatColumn[]; readonly damaged: readonly Gap[] }> {
  const columns: HeatColumn[] = [];
  const damaged: Gap[] = [];
  for (const [index, each] of stored.entries()) {
    const decoded = await decodeStored(each);
    await turn();
    const to = endOf(each) ?? stored[index + 1]?.start;
    if (decoded) columns.push(...decoded);
    else if (to !== undefined) damaged.push({ from: each.start, to, reason: DAMAGED });
  }
  return { columns, damaged };
}
