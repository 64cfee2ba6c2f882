import { checkChunk } from '../heatmaps/codec/check-chunk';
import { ChunkError } from '../heatmaps/codec/chunk-error';
import { chunkSpan } from '../heatmaps/codec/decode-chunk';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import { DAMAGED } from '../heatmaps/codec/read-chunks';
import type { Gap } from '../heatmaps/columns/column';

/** Chunks and gaps of one series, each in order of time. */
export interface History {
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

/**
 * One history out of two of the same series. Of a chunk that is in both the longer one counts, of a gap the later end:
 * the shorter is an older state of the same thing.
 */
export function mergeHistory(a: History, b: History): History {
  return {
    chunks: unite([...a.chunks, ...b.chunks], (chunk) => chunk.start, longerChunk),
    gaps: mergeGaps([...a.gaps, ...b.gaps]),
  };
}

/** Gaps in order of time; of those that begin at the same time the longest counts. */
export const mergeGaps = (gaps: readonly Gap[]): readonly Gap[] => unite(gaps, (gap) => gap.from, longerGap);

const longerChunk = (a: EncodedChunk, b: EncodedChunk) => (b.offsets.length > a.offsets.length ? b : a);

const longerGap = (a: Gap, b: Gap) => (b.to > a.to ? b : a);

/** The part of a history that overlaps `[from, to)`. */
export function historyBetween({ chunks, gaps }: History, from: number, to: number): History {
  const overlaps = (span: { readonly from: number; readonly to: number }) => span.from < to && span.to > from;
  return { chunks: chunks.filter((chunk) => overlaps(chunkSpan(chunk))), gaps: gaps.filter(overlaps) };
}

/**
 * What was read under `starts`, with a gap for each chunk whose fields make no sense: up to the next chunk, or to `to`.
 * A chunk whose packed cells are damaged only shows when it is decoded.
 */
export function soundHistory(read: readonly EncodedChunk[], starts: readonly number[], to: number): History {
  const chunks: EncodedChunk[] = [];
  const gaps: Gap[] = [];
  read.forEach((chunk, index) => {
    const from = starts[index] ?? to;
    if (isSound(chunk, from)) chunks.push(chunk);
    else gaps.push({ from, to: starts[index + 1] ?? to, reason: DAMAGED });
  });
  return { chunks, gaps };
}

function isSound(chunk: EncodedChunk, start: number): boolean {
  try {
    checkChunk(chunk);
    return chunk.start === start;
  } catch (error) {
    if (error instanceof ChunkError) return false;
    throw error;
  }
}

/** One item per key, in order of the key. */
function unite<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
  choose: (one: Item, two: Item) => Item,
) {
  const byKey = new Map<number, Item>();
  for (const item of items) {
    const other = byKey.get(keyOf(item));
    byKey.set(keyOf(item), other === undefined ? item : choose(other, item));
  }
  return [...byKey.values()].toSorted((a, b) => keyOf(a) - keyOf(b));
}
