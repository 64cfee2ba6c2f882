import type { IDBPObjectStore } from 'idb';
import { chunkSpan } from '../heatmaps/codec/decode-chunk';
import { keysBefore } from './history-store';
import type { IsothermDatabase, IsothermSchema } from './schema';

type Stores = ('chunks' | 'gaps' | 'meta')[];
type WritableStore<Name extends Stores[number]> = IDBPObjectStore<IsothermSchema, Stores, Name, 'readwrite'>;

/** Deletes the chunks and gaps of every series that end by `before`, and notes that it did. */
export async function trimHistory(database: IsothermDatabase, before: number): Promise<void> {
  const stores: Stores = ['chunks', 'gaps', 'meta'];
  const transaction = database.transaction(stores, 'readwrite', { durability: 'relaxed' });
  await Promise.all([
    trimChunks(transaction.objectStore('chunks'), before),
    trimGaps(transaction.objectStore('gaps'), before),
    noteTrim(transaction.objectStore('meta'), before),
    transaction.done,
  ]);
}

async function trimChunks(store: WritableStore<'chunks'>, before: number): Promise<void> {
  for (const key of seriesOf(await store.getAllKeys())) {
    // Chunks follow one another, so only the last that begins before can still reach beyond.
    const last = await store.openCursor(keysBefore(key, before), 'prev');
    if (!last) continue;
    const keepsLast = chunkSpan(last.value).to > before;
    await store.delete(IDBKeyRange.bound([key], last.key, false, keepsLast));
  }
}

async function trimGaps(store: WritableStore<'gaps'>, before: number): Promise<void> {
  for (const key of seriesOf(await store.getAllKeys())) {
    for (let gap = await store.openCursor(keysBefore(key, before)); gap; gap = await gap.continue()) {
      if (gap.value.to <= before) await gap.delete();
    }
  }
}

async function noteTrim(store: WritableStore<'meta'>, before: number): Promise<void> {
  const earlier = await store.get('trimmedBefore');
  await store.put(Math.max(before, earlier ?? before), 'trimmedBefore');
}

const seriesOf = (keys: readonly (readonly [series: string, time: number])[]) =>
  new Set(keys.map(([series]) => series));
