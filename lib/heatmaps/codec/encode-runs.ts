import type { HeatColumn } from '../columns/column';
import { encodeChunk, fitsChunk } from './encode-chunk';
import type { EncodedChunk } from './encoded-chunk';

/**
 * Columns of one series, in order of time, in as few chunks as hold them.
 * @param blockMs no chunk goes beyond a whole multiple of it, ms.
 */
export async function encodeRuns(
  columns: readonly HeatColumn[],
  blockMs = Number.POSITIVE_INFINITY,
): Promise<readonly EncodedChunk[]> {
  const chunks: EncodedChunk[] = [];
  for (const run of runsOf(columns, blockMs)) chunks.push(await encodeChunk(run));
  return chunks;
}

function runsOf(columns: readonly HeatColumn[], blockMs: number): readonly (readonly HeatColumn[])[] {
  const runs: HeatColumn[][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run && first && fitsChunk(first, run.length, column) && sameBlock(first, column, blockMs))
      run.push(column);
    else runs.push([column]);
  }
  return runs;
}

const sameBlock = (one: HeatColumn, other: HeatColumn, blockMs: number) =>
  Math.floor(one.time / blockMs) === Math.floor(other.time / blockMs);
