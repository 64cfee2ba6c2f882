import { CHUNK_COLUMNS } from '../../heatmaps/codec/encoded-chunk';
import { DAMAGED } from '../../heatmaps/codec/read-chunks';
import type { Gap, HeatColumn } from '../../heatmaps/columns/column';
import { poolColumns } from '../../heatmaps/columns/pool';
import { type HeatSeries, seriesKey } from '../../heatmaps/columns/series';
import { keysBefore, type StoredChunk } from '../history-store';
import type { IsothermDatabase } from '../schema';
import { endOf, readChunksFrom, readNewestChunk, reading } from './chunk-reads';
import { commit } from './commit';
import { decodeAll, decodeStored } from './decode-stored';
import { mergeColumns } from './merge-columns';
import { type Tier, tierSeries } from './tiers';
import { turn } from './turn';

/** So much is pooled in one go, unless a single interval is made of more. */
const CHUNKS_AT_ONCE = 2;

/**
 * Pools the next stretch of a series into a tier above it: what follows the newest column there, up to the last interval
 * that is complete, which it is once the series has gone on beyond it. The tier's own columns say how far it has got, so
 * whatever happens in between, nothing is left out or done twice.
 * @param completeBefore intervals that end by then, epoch ms, are complete in any case.
 * @returns true while there may be more to do.
 */
export async function poolNext(
  database: IsothermDatabase,
  source: HeatSeries,
  tier: Tier,
  completeBefore: number,
): Promise<boolean> {
  const key = seriesKey(tierSeries(source, tier));
  const newest = await reading(database, (chunks) => readNewestChunk(chunks, key));
  const read = (from: number) =>
    readComplete(database, source, { from, completeBefore, stepMs: tier.stepMs });
  const next = await read(newest ? (endOf(newest) ?? newest.start) : Number.NEGATIVE_INFINITY);
  if (next.columns.length === 0) return false;
  if (!newest) return append(database, { key, tier, next, tail: NO_TAIL });
  const tail: Tail = { chunks: [newest], from: newest.start, isDamaged: !(await isIntact(newest)) };
  // What a damaged chunk held is pooled anew, as far as its source is still there.
  return append(database, { key, tier, tail, next: tail.isDamaged ? await read(tail.from) : next });
}

/** The newest chunk of a tier, if it has one, and where it begins. */
interface Tail {
  readonly chunks: readonly StoredChunk[];
  readonly from: number;
  readonly isDamaged: boolean;
}

const NO_TAIL: Tail = { chunks: [], from: Number.NEGATIVE_INFINITY, isDamaged: false };

const isFull = ({ chunk }: StoredChunk) => chunk.offsets.length === CHUNK_COLUMNS;

/** True when a chunk can stay and be written on; one that is full is only looked at from outside. */
const isIntact = async (newest: StoredChunk) =>
  endOf(newest) !== undefined && (isFull(newest) || (await decodeStored(newest)) !== undefined);

/** Columns of whole intervals, and what there is to say of the stretch that they are of. */
interface Complete {
  readonly columns: readonly HeatColumn[];
  readonly gaps: readonly Gap[];
}

const NOTHING: Complete = { columns: [], gaps: [] };

interface Appending {
  readonly key: string;
  readonly tier: Tier;
  readonly tail: Tail;
  readonly next: Complete;
}

/** Writes the pooled columns behind the newest chunk, or in its place when it is damaged. */
async function append(database: IsothermDatabase, { key, tier, tail, next }: Appending): Promise<boolean> {
  const pooled = poolColumns(next.columns, tier.stepMs, tier.pooled);
  const [first, last] = [pooled[0], pooled.at(-1)];
  if (!first || !last) return false;
  const open = tail.isDamaged ? [] : tail.chunks.filter((chunk) => !isFull(chunk));
  await turn();
  const { removes, chunks } = await mergeColumns(open, pooled);
  const gaps = next.gaps.filter((gap) => gap.from < last.time + tier.stepMs);
  const isLost = tail.isDamaged && first.time > tail.from;
  return commit(
    database,
    [{ key, from: tail.from, to: Number.POSITIVE_INFINITY, chunks: tail.chunks }],
    [
      {
        key,
        removes: tail.isDamaged ? [tail.from] : removes,
        chunks,
        gaps: isLost ? [...gaps, { from: tail.from, to: first.time, reason: DAMAGED }] : gaps,
      },
    ],
  );
}

interface Wanted {
  readonly from: number;
  readonly completeBefore: number;
  readonly stepMs: number;
}

/** The next columns of complete intervals; none when there is no such interval. */
async function readComplete(
  database: IsothermDatabase,
  source: HeatSeries,
  { from, completeBefore, stepMs }: Wanted,
): Promise<Complete> {
  const endOfWhole = (reached: number) => Math.floor(reached / stepMs) * stepMs;
  for (let most = CHUNKS_AT_ONCE; ; most *= 2) {
    const { stored, gaps } = await readSource(database, seriesKey(source), from, most);
    const isAll = stored.length < most;
    const newest = stored.at(-1);
    const known = (newest && endOf(newest)) ?? Number.NEGATIVE_INFINITY;
    // Most often there is nothing new, which shows without unpacking anything.
    if (isAll && endOfWhole(Math.max(known, completeBefore)) <= from) return NOTHING;
    const { columns, damaged } = await decodeAll(stored);
    const last = columns.at(-1);
    const lastEnd = last ? last.time + last.stepMs : Number.NEGATIVE_INFINITY;
    const end = endOfWhole(isAll ? Math.max(lastEnd, completeBefore) : lastEnd);
    const ready = columns.filter(({ time }) => time >= from && time < end);
    if (ready.length > 0 || isAll) {
      return { columns: ready, gaps: [...gaps, ...damaged].filter((gap) => gap.to > from) };
    }
  }
}

/** Chunks of a series from a time on, and its gaps. */
function readSource(database: IsothermDatabase, key: string, from: number, most: number) {
  return reading(database, async (chunks, gaps) => ({
    stored: await readChunksFrom(chunks, key, from, { most }),
    gaps: await gaps.getAll(keysBefore(key, Number.POSITIVE_INFINITY)),
  }));
}
