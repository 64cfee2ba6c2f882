import type { IDBPObjectStore } from 'idb';
import { chunkBytes } from '../../heatmaps/codec/chunk-bytes';
import { checkChunk } from '../../heatmaps/codec/check-chunk';
import { ChunkError } from '../../heatmaps/codec/chunk-error';
import { chunkSpan } from '../../heatmaps/codec/decode-chunk';
import { keysBefore, type StoredChunk } from '../history-store';
import type { IsothermDatabase, IsothermSchema } from '../schema';

type Stores = ('chunks' | 'gaps')[];
type Mode = 'readonly' | 'readwrite';
export type ChunkStore<M extends Mode = Mode> = IDBPObjectStore<IsothermSchema, Stores, 'chunks', M>;
export type GapStore<M extends Mode = Mode> = IDBPObjectStore<IsothermSchema, Stores, 'gaps', M>;

/** Both stores, in one transaction that only reads. */
export async function reading<T>(
  database: IsothermDatabase,
  read: (chunks: ChunkStore, gaps: GapStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(['chunks', 'gaps']);
  const work = read(transaction.objectStore('chunks'), transaction.objectStore('gaps'));
  const [result] = await Promise.all([work, transaction.done]);
  return result;
}

/** The chunks of a series from the one that begins at or before `from` on, unchecked, at most `most` of them. */
export async function readChunksFrom(
  store: ChunkStore,
  key: string,
  from: number,
  { before = Number.POSITIVE_INFINITY, most }: { readonly before?: number; readonly most?: number } = {},
): Promise<readonly StoredChunk[]> {
  const first = await store.openKeyCursor(keysBefore(key, from), 'prev');
  const range = IDBKeyRange.bound(first?.key ?? [key, from], [key, before], false, true);
  const [keys, chunks] = await Promise.all([store.getAllKeys(range, most), store.getAll(range, most)]);
  return keys.flatMap(([, start], index) => {
    const chunk = chunks[index];
    return chunk === undefined ? [] : [{ start, chunk }];
  });
}

/** The newest chunk of a series, unchecked. */
export async function readNewestChunk(store: ChunkStore, key: string): Promise<StoredChunk | undefined> {
  const cursor = await store.openCursor(keysBefore(key, Number.POSITIVE_INFINITY), 'prev');
  return cursor ? { start: cursor.key[1], chunk: cursor.value } : undefined;
}

/** Where a stored chunk ends, epoch ms, by its fields; undefined when they make no sense. */
export function endOf({ start, chunk }: StoredChunk): number | undefined {
  try {
    checkChunk(chunk);
    return chunk.start === start ? chunkSpan(chunk).to : undefined;
  } catch (error) {
    if (error instanceof ChunkError) return undefined;
    throw error;
  }
}

/** What a chunk takes on disk; 0 for one whose fields make no sense. */
export const bytesOf = (stored: StoredChunk) => (endOf(stored) === undefined ? 0 : chunkBytes(stored.chunk));

/** True when nothing has been written over a chunk, or into it, since it was read. */
export const isUnchanged = (read: StoredChunk | undefined, now: StoredChunk | undefined) =>
  read?.start === now?.start &&
  (['offsets', 'best', 'bids', 'asks'] as const).every((field) =>
    isSame(read?.chunk[field], now?.chunk[field]),
  );

/** Of fields as they lie on disk, which may be anything. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isNumbers(one) || !isNumbers(other)) return one === other;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

const isNumbers = (field: unknown) => field instanceof Uint8Array || field instanceof Uint16Array;
