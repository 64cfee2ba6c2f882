import type { EncodedChunk } from '../../heatmaps/codec/encoded-chunk';
import type { Gap } from '../../heatmaps/columns/column';
import { abort } from '../abort';
import type { StoredChunk } from '../history-store';
import type { IsothermDatabase } from '../schema';
import { type ChunkStore, type GapStore, isUnchanged } from './chunk-reads';

/** What was read of a stretch of a series; a change that was made out of it is void when it is no longer so. */
export interface Premise {
  readonly key: string;
  /** Starts of chunks, both included; `to` may be infinite. */
  readonly from: number;
  readonly to: number;
  readonly chunks: readonly StoredChunk[];
}

/** What becomes of one series. */
export interface SeriesChange {
  readonly key: string;
  /** Starts of the chunks and gaps to be deleted, before others are written. */
  readonly removes: readonly number[];
  readonly removesGaps?: readonly number[];
  readonly chunks: readonly EncodedChunk[];
  /** Each is written unless a longer one begins at the same time. */
  readonly gaps: readonly Gap[];
}

/**
 * Makes all changes or none, in one transaction.
 * @returns false when something has been written in between that the changes do not know of.
 */
export async function commit(
  database: IsothermDatabase,
  premises: readonly Premise[],
  changes: readonly SeriesChange[],
): Promise<boolean> {
  const transaction = database.transaction(['chunks', 'gaps'], 'readwrite', { durability: 'relaxed' });
  const chunks = transaction.objectStore('chunks');
  const gaps = transaction.objectStore('gaps');
  const work = async () => {
    try {
      for (const premise of premises) if (!(await holds(chunks, premise))) return false;
      await Promise.all(
        changes.map(async (change) => {
          await changeChunks(chunks, change);
          await changeGaps(gaps, change);
        }),
      );
      return true;
    } catch (error) {
      // A put that is refused at once would leave what went before it alone in the transaction.
      abort(transaction);
      throw error;
    }
  };
  const [isDone] = await Promise.all([work(), transaction.done]);
  return isDone;
}

async function holds(store: ChunkStore, { key, from, to, chunks }: Premise): Promise<boolean> {
  const range = IDBKeyRange.bound([key, from], [key, to]);
  const [keys, values] = await Promise.all([
    (async () => store.getAllKeys(range))(),
    (async () => store.getAll(range))(),
  ]);
  return (
    keys.length === chunks.length &&
    values.every((chunk, index) =>
      isUnchanged(chunks[index], { start: keys[index]?.[1] ?? Number.NaN, chunk }),
    )
  );
}

async function changeChunks(store: ChunkStore<'readwrite'>, change: SeriesChange): Promise<void> {
  await Promise.all(change.removes.map(async (start) => store.delete([change.key, start])));
  await Promise.all(change.chunks.map(async (chunk) => store.put(chunk, [change.key, chunk.start])));
}

async function changeGaps(store: GapStore<'readwrite'>, change: SeriesChange): Promise<void> {
  await Promise.all((change.removesGaps ?? []).map(async (from) => store.delete([change.key, from])));
  await Promise.all(
    change.gaps.map(async (gap) => {
      const other = await store.get([change.key, gap.from]);
      if (!other || other.to < gap.to) await store.put(gap, [change.key, gap.from]);
    }),
  );
}
