import { DAMAGED } from '../../heatmaps/codec/read-chunks';
import { type HeatSeries, seriesKey } from '../../heatmaps/columns/series';
import type { HeatLayerId } from '../../heatmaps/layers';
import type { ColumnStore } from '../column-store';
import { keysBefore, type StoredChunk } from '../history-store';
import { endOf, readChunksFrom, reading } from '../pyramid/chunk-reads';
import { decodeStored } from '../pyramid/decode-stored';
import type { Extent } from '../pyramid/read-extent';
import { readSeries } from '../pyramid/stored-series';
import type { IsothermDatabase } from '../schema';
import { type HistoryRecord, packRecord } from './chunk-record';
import { packRecords } from './history-file';

const CHUNKS_AT_ONCE = 16;

/** What is to be exported: everything that overlaps `[from, to)`, epoch ms, of all venues and in all tiers. */
export interface ExportQuery extends Extent {
  readonly markets: readonly string[];
  readonly layers: readonly HeatLayerId[];
}

/**
 * A stretch of history as the bytes of one file, part by part, so that it need not fit into memory. Chunks go along whole,
 * also those that reach beyond the stretch; one that is damaged becomes a gap.
 * @throws whatever IndexedDB gives as the reason.
 */
export async function* exportHistory(
  store: Pick<ColumnStore, 'database' | 'flush'>,
  query: ExportQuery,
): AsyncGenerator<Uint8Array> {
  await store.flush();
  yield* packRecords(records(await store.database.connect(), query));
}

async function* records(database: IsothermDatabase, query: ExportQuery): AsyncGenerator<Uint8Array> {
  for (const series of await readSeries(database)) {
    if (!query.layers.includes(series.layer) || !query.markets.includes(series.market)) continue;
    for await (const record of recordsOf(database, series, query)) yield packRecord(record);
  }
}

async function* recordsOf(
  database: IsothermDatabase,
  series: HeatSeries,
  stretch: Extent,
): AsyncGenerator<HistoryRecord> {
  const key = seriesKey(series);
  const known = await reading(database, (_, gaps) => gaps.getAll(keysBefore(key, stretch.to)));
  for (const gap of known) if (gap.to > stretch.from) yield { key, gap };
  for await (const [stored, until] of chunksOf(database, key, stretch)) {
    const record = await recordOf(key, stored, until);
    if (record) yield record;
  }
}

/** The chunks that overlap a stretch, a few at a time, each with where the next begins. */
async function* chunksOf(
  database: IsothermDatabase,
  key: string,
  { from, to }: Extent,
): AsyncGenerator<readonly [stored: StoredChunk, until: number]> {
  let told = Number.NEGATIVE_INFINITY;
  let isLast = false;
  while (!isLast) {
    const after = Math.max(from, told + 1);
    const batch = await reading(database, (chunks) =>
      readChunksFrom(chunks, key, after, { before: to, most: CHUNKS_AT_ONCE }),
    );
    for (const [index, each] of batch.entries()) {
      const until = batch[index + 1]?.start ?? to;
      if (each.start > told && (endOf(each) ?? until) > from) yield [each, until];
    }
    told = batch.at(-1)?.start ?? told;
    isLast = batch.length < CHUNKS_AT_ONCE;
  }
}

/** A chunk, or the gap that is left of it; nothing of one that ends before the next can begin. */
async function recordOf(key: string, stored: StoredChunk, until: number): Promise<HistoryRecord | undefined> {
  if ((await decodeStored(stored)) !== undefined) return { key, chunk: stored.chunk };
  const to = endOf(stored) ?? until;
  return to > stored.start ? { key, gap: { from: stored.start, to, reason: DAMAGED } } : undefined;
}
