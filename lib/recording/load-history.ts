import { ChunkError } from '../heatmaps/codec/chunk-error';
import { chunkSpan, decodeChunk } from '../heatmaps/codec/decode-chunk';
import { encodeRuns } from '../heatmaps/codec/encode-runs';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import { DAMAGED } from '../heatmaps/codec/read-chunks';
import type { Gap, HeatColumn } from '../heatmaps/columns/column';
import { Pooler } from '../heatmaps/columns/pool';
import type { HeatSeries, Pooled } from '../heatmaps/columns/series';
import type { HeatLayerId } from '../heatmaps/layers';
import type { ColumnStore } from '../storage/column-store';
import { mergeGaps } from '../storage/history';
import { type Extent, uniteExtents } from '../storage/pyramid/read-extent';
import { type HeatGroup, readingTiers } from '../storage/pyramid/tiers';
import { turn } from '../storage/pyramid/turn';
import { loadSections, type Section } from './load-history-sections';
import { STEP_MS } from './recording';

/** The columns a page gets at most; more than there are pixels would only cost memory and time. */
const MAX_COLUMNS = 2000;

/** The steps a page may get, ms. Each is a multiple of the one before, so that charts' bars hold whole columns. */
const STEPS_MS = [STEP_MS, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 7_200_000] as const;

/** The longest step that means are kept in: what is read of them may begin so much later than what they are made of. */
const LONGEST_MEAN_MS = 300_000;

/** Whose history is wanted. */
export interface HistoryQuery {
  readonly layer: HeatLayerId;
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  /** The aggregate when left out. */
  readonly source?: HeatSeries['source'];
  /** The greatest size of each cell when left out, so that no wall vanishes. */
  readonly pooled?: Pooled;
}

export interface LoadedHistory {
  readonly stepMs: number;
  /** What cells are; means only where they reach as far back as greatest sizes. */
  readonly pooled: Pooled;
  /** The end of the newest column as it was recorded, epoch ms, which may lie before the end of its step; NaN without any. */
  readonly until: number;
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

/** The step at which a stretch of time has no more columns than a page gets. */
export const stepFor = (spanMs: number): number =>
  STEPS_MS.find((stepMs) => spanMs / stepMs <= MAX_COLUMNS) ?? STEPS_MS[STEPS_MS.length - 1] ?? STEP_MS;

/**
 * The history of a heatmap that overlaps `[from, to)`, epoch ms, in a step that suits what there is of the stretch, read
 * from the tiers that have it with the least work. A stored chunk that is damaged becomes a gap that says so.
 */
export async function loadHistory(
  store: Pick<ColumnStore, 'load' | 'extent'>,
  { layer, market, source = 'all', pooled: wanted = 'max' }: HistoryQuery,
  { from, to }: Extent,
): Promise<LoadedHistory> {
  const group = { layer, market, source };
  const pooled = wanted === 'mean' && (await hasMeans(store, group, { from, to })) ? 'mean' : 'max';
  const tiers = readingTiers(group, pooled);
  const extent = await extentOf(store, tiers, { from, to });
  const wantedMs = stepFor(extent.to - extent.from);
  const chosen = tiers.findLastIndex(({ stepMs }) => stepMs <= wantedMs);
  const sections = await loadSections(store, tiers, Math.max(0, chosen), { from, to });
  const used = sections.filter(({ chunks }) => chunks.length > 0).map(({ stepMs }) => stepMs);
  const stepMs = Math.max(wantedMs, ...used);
  const { chunks, until, damaged } = await inStep(openEnded(sections), stepMs, pooled);
  const gaps = mergeGaps([...sections.flatMap((section) => section.gaps), ...damaged]);
  return { stepMs, pooled, until, chunks, gaps };
}

/** What tiers together have of a stretch on disk; an empty one at its beginning when that is nothing. */
async function extentOf(
  store: Pick<ColumnStore, 'extent'>,
  tiers: readonly HeatSeries[],
  { from, to }: Extent,
): Promise<Extent> {
  const known = await Promise.all(tiers.map((series) => store.extent(series, { from, to })));
  return uniteExtents(known.filter((each) => each !== undefined)) ?? { from, to: from };
}

/** Whether means reach as far back into a stretch as greatest sizes of steps that means may have. */
async function hasMeans(
  store: Pick<ColumnStore, 'extent'>,
  group: HeatGroup,
  stretch: Extent,
): Promise<boolean> {
  const greatest = readingTiers(group, 'max').filter(({ stepMs }) => stepMs <= LONGEST_MEAN_MS);
  const [means, all] = await Promise.all([
    extentOf(store, readingTiers(group, 'mean'), stretch),
    extentOf(store, greatest, stretch),
  ]);
  return means.from - all.from < LONGEST_MEAN_MS;
}

/** With all that the outermost chunks have, which may be more than was asked for. */
const openEnded = (sections: readonly Section[]): readonly Section[] =>
  sections.map((section, index) => ({
    ...section,
    from: index === 0 ? Number.NEGATIVE_INFINITY : section.from,
    to: index === sections.length - 1 ? Number.POSITIVE_INFINITY : section.to,
  }));

/** The columns of sections in one step. Chunks that are in it already are handed on as they are. */
async function inStep(
  sections: readonly Section[],
  stepMs: number,
  pooled: Pooled,
): Promise<Pick<LoadedHistory, 'chunks' | 'until'> & { readonly damaged: readonly Gap[] }> {
  const pooler = new Pooler(stepMs, pooled);
  const parts: (EncodedChunk | HeatColumn[])[] = [];
  const damaged: Gap[] = [];
  let until = Number.NaN;
  const take = (column: HeatColumn | undefined) => {
    const part = parts.at(-1);
    if (column && Array.isArray(part)) part.push(column);
    else if (column) parts.push([column]);
  };
  for (const section of sections) {
    for (const chunk of section.chunks) {
      if (section.stepMs === stepMs && isWithin(chunk, section)) {
        take(pooler.end());
        parts.push(chunk);
        until = chunkSpan(chunk).to;
        continue;
      }
      const columns = (await decode(chunk, damaged)).filter((column) => begins(column, section));
      await turn();
      for (const column of columns) take(pooler.push(column));
      const newest = columns.at(-1);
      if (newest) until = newest.time + newest.stepMs;
    }
  }
  take(pooler.end());
  const chunks: EncodedChunk[] = [];
  for (const part of parts) chunks.push(...(Array.isArray(part) ? await encodeRuns(part) : [part]));
  return { chunks, until, damaged };
}

const isWithin = (chunk: EncodedChunk, { from, to }: Section) =>
  chunk.start >= from && chunkSpan(chunk).to <= to;

const begins = ({ time }: HeatColumn, { from, to }: Section) => time >= from && time < to;

/** The columns of a chunk; of one that is damaged none, which is noted. */
async function decode(chunk: EncodedChunk, damaged: Gap[]): Promise<readonly HeatColumn[]> {
  try {
    return await decodeChunk(chunk);
  } catch (error) {
    if (!(error instanceof ChunkError)) throw error;
    damaged.push({ ...chunkSpan(chunk), reason: DAMAGED });
    return [];
  }
}
