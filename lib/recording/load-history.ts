import { encodeChunk, fitsChunk } from '../heatmaps/codec/encode-chunk';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import { readChunks } from '../heatmaps/codec/read-chunks';
import type { BookColumn, Gap } from '../heatmaps/order-book/column';
import { poolColumns } from '../heatmaps/order-book/pool';
import type { ColumnStore } from '../storage/column-store';
import { STEP_MS } from './recording';

/** The columns a page gets at most; more than there are pixels would only cost memory and time. */
const MAX_COLUMNS = 2000;

/** The steps a page may get, ms. Each is a multiple of the one before, so that charts' bars hold whole columns. */
const STEPS_MS = [STEP_MS, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000] as const;

export interface LoadedHistory {
  readonly stepMs: number;
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

/** The step at which a stretch of time has no more columns than a page gets. */
export const stepFor = (spanMs: number): number =>
  STEPS_MS.find((stepMs) => spanMs / stepMs <= MAX_COLUMNS) ?? STEPS_MS[STEPS_MS.length - 1] ?? STEP_MS;

/**
 * The aggregate history of a market that overlaps `[from, to)`, epoch ms, in a step that suits the stretch: greatest
 * size of each cell, so that no wall vanishes. A stored chunk that is damaged becomes a gap that says so.
 */
export async function loadHistory(
  store: Pick<ColumnStore, 'load'>,
  market: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<LoadedHistory> {
  const { chunks, gaps } = await store.load({ market, source: 'all', stepMs: STEP_MS }, from, to);
  const stored = chunks.reduce((sum, { offsets }) => sum + offsets.length, 0);
  const stepMs = stored <= MAX_COLUMNS ? STEP_MS : stepFor(to - from);
  if (stepMs === STEP_MS) return { stepMs, chunks, gaps };
  const { columns, damaged } = await readChunks(chunks);
  return {
    stepMs,
    chunks: await encodeRuns(poolColumns(columns, stepMs)),
    gaps: [...gaps, ...damaged],
  };
}

function encodeRuns(columns: readonly BookColumn[]): Promise<readonly EncodedChunk[]> {
  const runs: BookColumn[][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run && first && fitsChunk(first, run.length, column)) run.push(column);
    else runs.push([column]);
  }
  return Promise.all(runs.map(encodeChunk));
}
