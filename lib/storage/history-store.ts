import type { IDBPObjectStore } from 'idb';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import { type History, historyBetween, mergeHistory, soundHistory } from './history';
import type { IsothermDatabase, IsothermSchema } from './schema';

const TRIMMED = 'before the history that is kept';

/** The keys of a series up to a time, without it. */
export const keysBefore = (key: string, time: number) => IDBKeyRange.bound([key], [key, time], false, true);

/** Reads what overlaps `[from, to)`. */
export async function readHistory(
  database: IsothermDatabase,
  key: string,
  from: number,
  to: number,
): Promise<History> {
  const transaction = database.transaction(['chunks', 'gaps', 'meta']);
  const [stored, gaps, trimmedBefore] = await Promise.all([
    readChunks(transaction.objectStore('chunks'), key, from, to),
    (async () => transaction.objectStore('gaps').getAll(keysBefore(key, to)))(),
    (async () => transaction.objectStore('meta').get('trimmedBefore'))(),
    transaction.done,
  ]);
  const history = historyBetween(mergeHistory(stored, { chunks: [], gaps }), from, to);
  const trimmedTo = Math.min(trimmedBefore ?? from, to, history.chunks[0]?.start ?? to);
  if (trimmedTo <= from) return history;
  return { ...history, gaps: [{ from, to: trimmedTo, reason: TRIMMED }, ...history.gaps] };
}

type ChunkReader = IDBPObjectStore<IsothermSchema, ('chunks' | 'gaps' | 'meta')[], 'chunks'>;

async function readChunks(store: ChunkReader, key: string, from: number, to: number): Promise<History> {
  // The chunk that begins before `from` may reach into it.
  const before = await store.openKeyCursor(keysBefore(key, from), 'prev');
  const range = IDBKeyRange.bound(before?.key ?? [key, from], [key, to], false, true);
  const [keys, chunks] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  const starts = keys.map(([, start]) => start);
  return soundHistory(chunks, starts, to);
}

/** A chunk as it lies on disk, unchecked, and the time it is stored under. */
export interface StoredChunk {
  readonly start: number;
  readonly chunk: EncodedChunk;
}

/** The newest chunk of a series. */
export async function readLastChunk(
  database: IsothermDatabase,
  key: string,
): Promise<StoredChunk | undefined> {
  const cursor = await database
    .transaction('chunks')
    .store.openCursor(keysBefore(key, Number.POSITIVE_INFINITY), 'prev');
  return cursor ? { start: cursor.key[1], chunk: cursor.value } : undefined;
}
