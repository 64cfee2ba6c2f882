import { DAMAGED } from '../../heatmaps/codec/read-chunks';
import type { Gap } from '../../heatmaps/columns/column';
import { poolColumns } from '../../heatmaps/columns/pool';
import { type HeatSeries, seriesKey } from '../../heatmaps/columns/series';
import { keysBefore, type StoredChunk } from '../history-store';
import type { IsothermDatabase } from '../schema';
import { bytesOf, endOf, readChunksFrom, reading } from './chunk-reads';
import { commit, type Premise, type SeriesChange } from './commit';
import { decodeAll } from './decode-stored';
import { mergeColumns } from './merge-columns';
import { type Tier, tierSeries, tiersAbove } from './tiers';

/** A chunk that is to go, and where what it covers ends, epoch ms. */
interface Oldest extends StoredChunk {
  readonly to: number;
}

/**
 * Deletes the oldest chunk of a series if it ends by `before`, epoch ms, with everything that its columns make in the
 * tiers above written in the same transaction if it is not there yet: a chunk may have come late.
 * @param mark what the series itself is told to miss from then on.
 * @returns the bytes that were freed; undefined when nothing was to be deleted.
 */
export async function dropOldest(
  database: IsothermDatabase,
  series: HeatSeries,
  before: number,
  mark?: string,
): Promise<number | undefined> {
  const key = seriesKey(series);
  const oldest = await readOldest(database, key);
  if (!oldest || oldest.to > before) return undefined;
  const kept = await Promise.all(tiersAbove(series).map((tier) => keepAbove(database, series, tier, oldest)));
  const { start, to } = oldest;
  const own: SeriesChange = {
    key,
    removes: [start],
    chunks: [],
    gaps: mark === undefined ? [] : [{ from: start, to, reason: mark }],
  };
  const premise: Premise = { key, from: start, to: start, chunks: [oldest] };
  const isDone = await commit(
    database,
    [premise, ...kept.map((each) => each.premise)],
    [own, ...kept.map((each) => each.change)],
  );
  return isDone ? bytesOf(oldest) : undefined;
}

/** The oldest chunk of a series. One whose fields make no sense ends where the next begins, and stays while none does. */
async function readOldest(database: IsothermDatabase, key: string): Promise<Oldest | undefined> {
  const [first, second] = await reading(database, (chunks) =>
    readChunksFrom(chunks, key, Number.NEGATIVE_INFINITY, { most: 2 }),
  );
  const to = first && (endOf(first) ?? second?.start);
  return first && to !== undefined ? { ...first, to } : undefined;
}

/** What a tier above a chunk has to take over of it. */
async function keepAbove(
  database: IsothermDatabase,
  series: HeatSeries,
  tier: Tier,
  oldest: Oldest,
): Promise<{ readonly premise: Premise; readonly change: SeriesChange }> {
  const key = seriesKey(tierSeries(series, tier));
  const from = startOf(oldest.start, tier);
  const above = await reading(database, (chunks) => readChunksFrom(chunks, key, from, { before: oldest.to }));
  const premise = { key, from: above[0]?.start ?? from, to: oldest.to - 1, chunks: above };
  const present = new Set(above.flatMap(timesOf));
  const missing = new Set(timesOf(oldest).map((time) => startOf(time, tier)));
  for (const time of present) missing.delete(time);
  const isRead = endOf(oldest) !== undefined;
  const late = isRead
    ? await poolLate(database, series, tier, { oldest, missing })
    : { columns: [], gaps: [{ from: oldest.start, to: oldest.to, reason: DAMAGED }] };
  const { removes, chunks } = await mergeColumns(late.columns.length > 0 ? above : [], late.columns);
  return { premise, change: { key, removes, chunks, gaps: late.gaps } };
}

/** The columns of a tier that are missing there, of all that is stored of their intervals. */
async function poolLate(
  database: IsothermDatabase,
  series: HeatSeries,
  tier: Tier,
  { oldest, missing }: { readonly oldest: Oldest; readonly missing: ReadonlySet<number> },
) {
  if (missing.size === 0) return { columns: [], gaps: [] };
  const before = startOf(oldest.to - 1, tier) + tier.stepMs;
  const stored = await reading(database, (chunks) =>
    readChunksFrom(chunks, seriesKey(series), oldest.start, { before }),
  );
  const { columns, damaged } = await decodeAll(stored);
  const wanted = columns.filter(({ time }) => missing.has(startOf(time, tier)));
  return { columns: poolColumns(wanted, tier.stepMs, tier.pooled), gaps: damaged };
}

const startOf = (time: number, { stepMs }: Pick<Tier, 'stepMs'>) => Math.floor(time / stepMs) * stepMs;

/** The times of the columns that a chunk says it has; none of one whose fields make no sense. */
function timesOf(stored: StoredChunk): readonly number[] {
  if (endOf(stored) === undefined) return [];
  const { start, stepMs, offsets } = stored.chunk;
  return Array.from(offsets, (offset) => start + offset * stepMs);
}

/** Deletes the gaps of a series that end by `before`, epoch ms, once the tiers above have them. */
export async function dropGaps(
  database: IsothermDatabase,
  series: HeatSeries,
  before: number,
): Promise<void> {
  const key = seriesKey(series);
  const known = await reading(database, (_, gaps) => gaps.getAll(keysBefore(key, before)));
  const gaps: readonly Gap[] = known.filter(({ to }) => to <= before);
  if (gaps.length === 0) return;
  const own: SeriesChange = {
    key,
    removes: [],
    removesGaps: gaps.map(({ from }) => from),
    chunks: [],
    gaps: [],
  };
  const above = tiersAbove(series).map((tier): SeriesChange => ({
    key: seriesKey(tierSeries(series, tier)),
    removes: [],
    chunks: [],
    gaps,
  }));
  await commit(database, [], [own, ...above]);
}
