import { encodeRuns } from '../../heatmaps/codec/encode-runs';
import type { EncodedChunk } from '../../heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../../heatmaps/columns/column';
import type { StoredChunk } from '../history-store';
import { decodeStored } from './decode-stored';
import { turn } from './turn';

/** What to write so that stored chunks hold further columns too. */
export interface Merged {
  /** Starts of the chunks that the new ones take the place of. */
  readonly removes: readonly number[];
  readonly chunks: readonly EncodedChunk[];
  /** How many of the columns were not there. */
  readonly added: number;
}

/**
 * Puts columns between and behind those of some chunks of the same series; of a time that is in both, what is stored
 * stays. Chunks that are damaged are left as they are.
 * @param blockMs as of `encodeRuns`.
 */
export async function mergeColumns(
  stored: readonly StoredChunk[],
  columns: readonly HeatColumn[],
  blockMs?: number,
): Promise<Merged> {
  const byTime = new Map(columns.map((column) => [column.time, column]));
  const removes: number[] = [];
  let added = byTime.size;
  for (const each of stored) {
    const present = await decodeStored(each);
    if (!present) continue;
    removes.push(each.start);
    for (const column of present) {
      if (byTime.has(column.time)) added -= 1;
      byTime.set(column.time, column);
    }
  }
  if (added === 0) return { removes: [], chunks: [], added };
  await turn();
  const all = [...byTime.values()].toSorted((a, b) => a.time - b.time);
  return { removes, chunks: await encodeRuns(all, blockMs), added };
}
