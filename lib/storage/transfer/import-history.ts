import { encodeRuns } from '../../heatmaps/codec/encode-runs';
import type { EncodedChunk } from '../../heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../../heatmaps/columns/column';
import { type HeatSeries, seriesKey, seriesOfKey } from '../../heatmaps/columns/series';
import { blockMsOf } from '../blocks';
import type { ColumnStore } from '../column-store';
import { StorageError } from '../failure';
import { endOf, readChunksFrom, reading } from '../pyramid/chunk-reads';
import { commit } from '../pyramid/commit';
import { decodeStored } from '../pyramid/decode-stored';
import { mergeColumns } from '../pyramid/merge-columns';
import { type HistoryRecord, unpackRecord } from './chunk-record';
import { unpackRecords } from './history-file';

/** So often a chunk is merged anew when something was written to its place meanwhile. */
const TRIES = 20;

/** The store that takes the history, and may be recording on at the same time. */
export type ImportingStore = Pick<ColumnStore, 'database' | 'flush' | 'growsFrom'>;

/** What an import brought. */
export interface Imported {
  /** Columns that were not there before. */
  readonly columns: number;
  /** Columns of the file that are known already, or lie where a chunk is still growing. */
  readonly known: number;
}

/**
 * Adds the history of an exported file to what is stored. What is stored stays as it is; the file only fills what is
 * missing. The file is read to its end and every chunk of it decoded before the first is written, so that of a damaged
 * one nothing is taken. An import that is cut short by the end of the worker, or of the disk, may be begun again.
 * @throws StorageError in words for the user when the file cannot be taken, else whatever IndexedDB gives as the reason.
 */
export async function importHistory(store: ImportingStore, file: Blob): Promise<Imported> {
  for await (const bytes of unpackRecords(file)) await check(unpackRecord(bytes));
  await store.flush();
  let imported: Imported = { columns: 0, known: 0 };
  for await (const bytes of unpackRecords(file)) {
    const { columns, known } = await take(store, unpackRecord(bytes));
    imported = { columns: imported.columns + columns, known: imported.known + known };
  }
  return imported;
}

async function check(record: HistoryRecord): Promise<void> {
  const series = seriesOf(record);
  if ('chunk' in record) await columnsOf(series, record.chunk);
}

/** @throws StorageError when no series of ours has the key. */
function seriesOf({ key }: HistoryRecord): HeatSeries {
  const series = seriesOfKey(key);
  if (series) return series;
  throw new StorageError('The file has history of a kind that this version does not know.');
}

/** @throws StorageError when it is no chunk of the series. */
async function columnsOf({ stepMs }: HeatSeries, chunk: EncodedChunk): Promise<readonly HeatColumn[]> {
  const columns = await decodeStored({ start: chunk.start, chunk });
  if (columns && chunk.stepMs === stepMs) return columns;
  throw new StorageError('The file is damaged, or has history of venues that this version does not know.');
}

async function take(store: ImportingStore, record: HistoryRecord): Promise<Imported> {
  const { key } = record;
  if ('gap' in record) {
    const database = await store.database.connect();
    await commit(database, [], [{ key, removes: [], chunks: [], gaps: [record.gap] }]);
    return { columns: 0, known: 0 };
  }
  const series = seriesOf(record);
  const columns = await columnsOf(series, record.chunk);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const end = store.growsFrom(series) ?? Number.POSITIVE_INFINITY;
    const wanted = columns.filter(({ time }) => time < end);
    const added = await addColumns(store, series, wanted, record.chunk);
    if (added !== undefined) return { columns: added, known: columns.length - added };
  }
  throw new StorageError('The history is being written to all the time; try again.');
}

/**
 * Adds columns where a series has none.
 * @param chunk the columns as they come, for where it can be written as it is.
 * @returns how many were added; undefined when something else was written to their place meanwhile.
 */
async function addColumns(
  { database }: ImportingStore,
  series: HeatSeries,
  columns: readonly HeatColumn[],
  chunk: EncodedChunk,
): Promise<number | undefined> {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return 0;
  const key = seriesKey(series);
  const blockMs = blockMsOf(series);
  const connection = await database.connect();
  const read = await reading(connection, (chunks) =>
    readChunksFrom(chunks, key, first.time, { before: last.time + 1 }),
  );
  const overlapping = read.filter((each) => (endOf(each) ?? Number.POSITIVE_INFINITY) > first.time);
  const isWhole =
    columns.length === chunk.offsets.length &&
    Math.floor(first.time / blockMs) === Math.floor(last.time / blockMs);
  const change =
    overlapping.length > 0
      ? await mergeColumns(overlapping, columns, blockMs)
      : {
          removes: [],
          chunks: isWhole ? [chunk] : await encodeRuns(columns, blockMs),
          added: columns.length,
        };
  const premise = { key, from: read[0]?.start ?? first.time, to: last.time, chunks: read };
  return (await commit(connection, [premise], [{ key, ...change, gaps: [] }])) ? change.added : undefined;
}
