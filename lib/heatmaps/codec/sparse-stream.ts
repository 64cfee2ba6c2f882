import { checksum } from './checksum';
import { ChunkError } from './chunk-error';

const HEADER_BYTES = 12;
/** In the gaps stream: 255 unchanged cells, and the gap goes on. */
const LONG_GAP = 255;

/** No stream of `cells` cells is longer than this, whatever they hold. */
export const longestStream = (cells: number) => HEADER_BYTES + 2 * cells + Math.ceil(cells / LONG_GAP);

/**
 * What changed from column to column, as two streams that deflate well apart: the distances between changed cells
 * and the changes themselves. The first column is told from an empty one. `docs/STORAGE-FORMATS.md` has the bytes.
 * @param columns the cells of one side, one array of `count` codes per column.
 */
export function packColumns(columns: readonly Uint8Array[], count: number): Uint8Array {
  const cells = columns.length * count;
  const gaps = new Uint8Array(cells + Math.ceil(cells / LONG_GAP));
  const changes = new Uint8Array(cells);
  let gapBytes = 0;
  let changed = 0;
  let gap = 0;
  let previous = new Uint8Array(count);
  for (const column of columns) {
    for (let bin = 0; bin < count; bin += 1) {
      const change = (((column[bin] ?? 0) - (previous[bin] ?? 0)) << 24) >> 24;
      if (change === 0) {
        gap += 1;
        continue;
      }
      for (; gap >= LONG_GAP; gap -= LONG_GAP) gaps[gapBytes++] = LONG_GAP;
      gaps[gapBytes++] = gap;
      changes[changed++] = (change << 1) ^ (change >> 31);
      gap = 0;
    }
    previous = column as Uint8Array<ArrayBuffer>;
  }
  return join(columns.length, count, gaps.subarray(0, gapBytes), changes.subarray(0, changed));
}

function join(columns: number, count: number, gaps: Uint8Array, changes: Uint8Array): Uint8Array {
  const stream = new Uint8Array(HEADER_BYTES + gaps.length + changes.length);
  stream.set(gaps, HEADER_BYTES);
  stream.set(changes, HEADER_BYTES + gaps.length);
  const header = new DataView(stream.buffer);
  header.setUint16(0, columns, true);
  header.setUint16(2, count, true);
  header.setUint32(4, gaps.length, true);
  header.setUint32(8, checksum(stream.subarray(HEADER_BYTES)), true);
  return stream;
}

/**
 * The cells of `columns` columns, column after column.
 * @throws ChunkError when the stream is damaged or holds another shape.
 */
export function unpackColumns(stream: Uint8Array, columns: number, count: number): Uint8Array {
  const { gaps, changes } = split(stream, columns, count);
  const cells = new Uint8Array(columns * count);
  let cell = 0;
  let end = count;
  let next = 0;
  for (const gap of gaps) {
    cell += gap;
    if (gap === LONG_GAP) continue;
    if (cell >= cells.length || next === changes.length) throw new ChunkError('More changes than cells');
    // Columns up to the one the change falls into start as copies of their neighbour.
    for (; cell >= end; end += count) cells.copyWithin(end, end - count, end);
    const change = changes[next++] ?? 0;
    cells[cell] = (cells[cell] ?? 0) + ((change >>> 1) ^ -(change & 1));
    cell += 1;
  }
  if (next !== changes.length) throw new ChunkError('Changes without a place');
  for (; end < cells.length; end += count) cells.copyWithin(end, end - count, end);
  return cells;
}

function split(stream: Uint8Array, columns: number, count: number) {
  if (stream.length < HEADER_BYTES) throw new ChunkError('A cell stream without a header');
  const header = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (header.getUint16(0, true) !== columns || header.getUint16(2, true) !== count) {
    throw new ChunkError('A cell stream of another shape');
  }
  const body = stream.subarray(HEADER_BYTES);
  const gapBytes = header.getUint32(4, true);
  if (gapBytes > body.length) throw new ChunkError('A cell stream that ends early');
  if (header.getUint32(8, true) !== checksum(body))
    throw new ChunkError('A cell stream with a wrong checksum');
  return { gaps: body.subarray(0, gapBytes), changes: body.subarray(gapBytes) };
}
