import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { History } from './history';
import type { PendingChunk } from './pending-chunk';
import type { Premise, SeriesChange } from './pyramid/commit';
import type { SeriesBuffer } from './series-buffer';

/** What one buffer has to write: `chunks` are its `pending` ones, packed. */
export interface BufferWrite extends SeriesChange {
  readonly buffer: SeriesBuffer;
  /** How the end of the series lies on disk, if anything is to be written to it. */
  readonly premise: Premise | undefined;
  readonly pending: readonly PendingChunk[];
}

/** Packs all of a buffer that is not on disk. */
export async function packBuffer(buffer: SeriesBuffer): Promise<BufferWrite> {
  const pending = buffer.pendingChunks.filter((chunk) => !chunk.isWritten);
  return {
    key: buffer.key,
    buffer,
    premise: pending.length > 0 ? buffer.end : undefined,
    pending,
    removes: [],
    chunks: await encodeAll(pending),
    gaps: [...buffer.pendingGaps],
  };
}

/** Notes that a write is on disk; returns what it added there. */
export function settleWrite({ buffer, pending, chunks, gaps }: BufferWrite): {
  columns: number;
  bytes: number;
} {
  const added = { columns: 0, bytes: 0 };
  chunks.forEach((chunk, index) => {
    const written = pending[index]?.wrote(chunk);
    added.columns += written?.columns ?? 0;
    added.bytes += written?.bytes ?? 0;
  });
  const newest = chunks.at(-1);
  if (newest) buffer.endsWith({ start: newest.start, chunk: newest });
  buffer.release();
  buffer.releaseGaps(gaps);
  return added;
}

/** What a buffer knows of `[from, to)`. */
export async function bufferedHistory(buffer: SeriesBuffer, from: number, to: number): Promise<History> {
  const chunks = buffer.pendingChunks.filter(({ span }) => span.from < to && span.to > from);
  const gaps = buffer.pendingGaps.filter((gap) => gap.from < to && gap.to > from);
  return { chunks: await encodeAll(chunks), gaps };
}

const encodeAll = (chunks: readonly PendingChunk[]): Promise<EncodedChunk[]> =>
  Promise.all(chunks.map((chunk) => chunk.encode()));
