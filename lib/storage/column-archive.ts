import { encodeRuns } from '../heatmaps/codec/encode-runs';
import type { HeatColumn } from '../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import { blockMsOf } from './blocks';
import type { Database } from './database';
import { StorageError } from './failure';
import { endOf, readChunksFrom, reading } from './pyramid/chunk-reads';
import { commit } from './pyramid/commit';
import { decodeAll } from './pyramid/decode-stored';

/** So often a block is merged anew when an import was written to it meanwhile. */
const TRIES = 5;

/** A stretch of time, epoch ms without its end, and columns in it. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly columns: HeatColumn[];
}

/** Columns that are worked out from what is stored besides. One writer at a time, and imports beside it. */
export class ColumnArchive {
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /**
   * Keeps columns of one series, in order of time. Each block of time is written whole or not at all.
   * @param finalFrom a stored column of a time from then on, epoch ms, stays; an earlier one is replaced.
   * @throws whatever IndexedDB gives as the reason; what was written until then stays.
   */
  put(series: HeatSeries, columns: readonly HeatColumn[], finalFrom: number): Promise<void> {
    const done = this.queue.then(() => this.write(series, columns, finalFrom));
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async write(series: HeatSeries, columns: readonly HeatColumn[], finalFrom: number): Promise<void> {
    for (const block of blocksOf(columns, blockMsOf(series))) {
      let tries = 0;
      while (!(await this.writeBlock(series, block, finalFrom))) {
        tries += 1;
        if (tries === TRIES) throw new StorageError('The history is being written to all the time.');
      }
    }
  }

  /** @returns false when something else was written to the block meanwhile. */
  private async writeBlock(
    series: HeatSeries,
    { start, end, columns }: Block,
    finalFrom: number,
  ): Promise<boolean> {
    const database = await this.database.connect();
    const key = seriesKey(series);
    const chunks = await reading(database, (store) => readChunksFrom(store, key, start, { before: end }));
    const within = chunks.filter((each) => each.start >= start || (endOf(each) ?? start) > start);
    const { columns: stored, damaged } = await decodeAll(within);
    const known = new Set(stored.map(({ time }) => time));
    const fresh = columns.filter(({ time }) => time < finalFrom || !known.has(time));
    if (fresh.length === 0 && damaged.length === 0) return true;
    const change = {
      key,
      removes: within.map((each) => each.start),
      chunks: await encodeRuns(merge(stored, fresh), blockMsOf(series)),
      gaps: [],
    };
    return commit(database, [{ key, from: chunks[0]?.start ?? start, to: end - 1, chunks }], [change]);
  }
}

function blocksOf(columns: readonly HeatColumn[], blockMs: number): readonly Block[] {
  const blocks: Block[] = [];
  for (const column of columns) {
    const start = Math.floor(column.time / blockMs) * blockMs;
    const block = blocks.at(-1);
    if (block?.start === start) block.columns.push(column);
    else blocks.push({ start, end: start + blockMs, columns: [column] });
  }
  return blocks;
}

/** Of two columns of one time the fresh one. */
function merge(stored: readonly HeatColumn[], fresh: readonly HeatColumn[]): readonly HeatColumn[] {
  const byTime = new Map([...stored, ...fresh].map((column) => [column.time, column]));
  return [...byTime.values()].toSorted((one, other) => one.time - other.time);
}
