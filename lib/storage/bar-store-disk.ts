import { type FlowRun, mergeRuns } from '../flow/flow-run';
import { blockMs, blockOf, decodeBlock, encodeBlock, splitRun, type StoredBars } from './bar-store-block';
import type { IsothermDatabase } from './schema';

type BlockKey = [series: string, start: number];

/** What there is on disk of the blocks that overlap `[from, to)`. */
export async function readRun(
  database: IsothermDatabase,
  key: string,
  intervalMs: number,
  from: number,
  to: number,
): Promise<FlowRun> {
  // The browser refuses a range that ends where it begins.
  if (to <= from) return { bars: [], gaps: [] };
  const range = IDBKeyRange.bound([key, blockOf(from, intervalMs)], [key, to], false, true);
  const transaction = database.transaction('bars');
  const [keys, blocks] = await Promise.all([
    (async () => transaction.store.getAllKeys(range))(),
    (async () => transaction.store.getAll(range))(),
    transaction.done,
  ]);
  const runs = await Promise.all(
    keys.map(([, start], index) => decodeBlock(blocks[index], start, intervalMs)),
  );
  return { bars: runs.flatMap(({ bars }) => bars), gaps: runs.flatMap(({ gaps }) => gaps) };
}

/** New bars and gaps of one series. */
export interface BarsWrite {
  readonly key: string;
  readonly intervalMs: number;
  readonly run: FlowRun;
}

/**
 * Adds bars and gaps to what is on disk, where a bar that is there already stays as it is, and deletes other blocks, all
 * or nothing. One writer at a time.
 */
export async function addRuns(
  database: IsothermDatabase,
  writes: readonly BarsWrite[],
  obsolete: readonly BlockKey[] = [],
): Promise<void> {
  const blocks = (await Promise.all(writes.map((write) => addToBlocks(database, write)))).flat();
  const transaction = database.transaction('bars', 'readwrite', { durability: 'relaxed' });
  const { store } = transaction;
  await Promise.all([
    ...blocks.map(async ([key, block]) => store.put(block, key)),
    ...obsolete.map(async (key) => store.delete(key)),
    transaction.done,
  ]);
}

/** The blocks of a write, together with what they hold on disk. */
function addToBlocks(database: IsothermDatabase, { key, intervalMs, run }: BarsWrite) {
  return Promise.all(
    [...splitRun(run, intervalMs)].map(async ([start, fresh]): Promise<[BlockKey, StoredBars]> => {
      const stored = await decodeBlock(await database.get('bars', [key, start]), start, intervalMs);
      return [[key, start], await encodeBlock(mergeRuns(stored, fresh))];
    }),
  );
}

/** Deletes the blocks of every series that end by `before`. */
export async function trimBars(database: IsothermDatabase, before: number): Promise<void> {
  const keys = await database.getAllKeys('bars');
  const old = keys.filter(([key, start]) => start + blockMs(intervalOf(key)) <= before);
  await addRuns(database, [], old);
}

/** The interval of a series, from its key. */
const intervalOf = (key: string) => Number(key.slice(key.lastIndexOf('/') + 1));
