import { ensureDefined } from '../../core/assert';
import type { Side } from '../../core/units';
import type { HeatColumn } from '../columns/column';
import { checkChunk } from './check-chunk';
import type { EncodedChunk } from './encoded-chunk';
import { inflate } from './deflate';
import { unpackQuotes } from './pack-quotes';
import { longestStream, unpackColumns } from './sparse-stream';

/**
 * All cells of a chunk: per side `columns × grid.count` codes, column `c` in `[c · count, (c + 1) · count)`.
 * @throws ChunkError when the chunk is damaged or is not of the shape it claims.
 */
export async function decodeCells(chunk: EncodedChunk): Promise<Record<Side, Uint8Array>> {
  checkChunk(chunk);
  const [bid, ask] = await Promise.all([decodeSide(chunk, chunk.bids), decodeSide(chunk, chunk.asks)]);
  return { bid, ask };
}

/**
 * The columns of a chunk, equal to those it was made of. Their cells are views into one array per side.
 * @throws ChunkError when the chunk is damaged or is not of the shape it claims.
 */
export async function decodeChunk(chunk: EncodedChunk): Promise<readonly HeatColumn[]> {
  const { bid, ask } = await decodeCells(chunk);
  const { start, stepMs, grid, offsets, coverage } = chunk;
  const quotes = unpackQuotes(chunk.best, offsets.length);
  let run = 0;
  return Array.from(offsets, (offset, index): HeatColumn => {
    if (coverage[run + 1]?.from === index) run += 1;
    const [from, to] = [index * grid.count, (index + 1) * grid.count];
    return {
      time: start + offset * stepMs,
      stepMs,
      grid,
      cells: { bid: bid.subarray(from, to), ask: ask.subarray(from, to) },
      bid: quotes[2 * index] ?? Number.NaN,
      ask: quotes[2 * index + 1] ?? Number.NaN,
      coverage: ensureDefined(coverage[run], 'the coverage of a column').venues,
    };
  });
}

async function decodeSide({ offsets, grid }: EncodedChunk, bytes: Uint8Array): Promise<Uint8Array> {
  const stream = await inflate(bytes, longestStream(offsets.length * grid.count));
  return unpackColumns(stream, offsets.length, grid.count);
}

/** Start of the first column and end of the last one, epoch ms. */
export const chunkSpan = ({ start, stepMs, offsets }: EncodedChunk) => ({
  from: start,
  to: start + ((offsets.at(-1) ?? 0) + 1) * stepMs,
});
