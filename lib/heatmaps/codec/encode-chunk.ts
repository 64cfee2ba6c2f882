import { assert, ensureDefined } from '../../core/assert';
import type { Side } from '../../core/units';
import type { HeatColumn } from '../columns/column';
import { MAX_BINS } from '../columns/union-grid';
import { deflate } from './deflate';
import { CHUNK_COLUMNS, type EncodedChunk } from './encoded-chunk';
import { packQuotes } from './pack-quotes';
import { sameCoverage, sameGrid } from './same-grid';
import { packColumns } from './sparse-stream';

const MAX_OFFSET = 0xffff;

/** True when `column` is whole: a time on its step, and one code per bin and side. */
export function isSoundColumn({ time, stepMs, grid, cells }: HeatColumn): boolean {
  return (
    Number.isSafeInteger(time) &&
    Number.isSafeInteger(stepMs) &&
    time % stepMs === 0 &&
    grid.count > 0 &&
    grid.count <= MAX_BINS &&
    cells.bid.length === grid.count &&
    cells.ask.length === grid.count
  );
}

/** True when a chunk that begins with `first` and ends with `last`, of `length` columns, can take `column` as its next. */
export function fitsChunk(first: HeatColumn, length: number, column: HeatColumn): boolean {
  return (
    length < CHUNK_COLUMNS &&
    first.stepMs === column.stepMs &&
    sameGrid(first.grid, column.grid) &&
    (column.time - first.time) / column.stepMs <= MAX_OFFSET
  );
}

/**
 * Packs 1…{@link CHUNK_COLUMNS} columns of one series and one grid, in order of time.
 * @throws when the columns cannot share a chunk.
 */
export async function encodeChunk(columns: readonly HeatColumn[]): Promise<EncodedChunk> {
  const first = ensureDefined(columns[0], 'the first column of a chunk');
  checkRun(first, columns);
  const { time: start, stepMs, grid } = first;
  const [bids, asks] = await Promise.all([encodeSide(columns, 'bid'), encodeSide(columns, 'ask')]);
  return {
    start,
    stepMs,
    grid,
    offsets: Uint16Array.from(columns, ({ time }) => (time - start) / stepMs),
    best: packQuotes(Float64Array.from(columns.flatMap(({ bid, ask }) => [bid, ask]))),
    coverage: coverageRuns(columns),
    bids,
    asks,
  };
}

function checkRun(first: HeatColumn, columns: readonly HeatColumn[]): void {
  let before = -Infinity;
  columns.forEach((column, index) => {
    assert(isSoundColumn(column), 'a chunk holds whole columns');
    assert(index === 0 || fitsChunk(first, index, column), 'the columns of a chunk share grid and step');
    assert(column.time > before, 'the columns of a chunk are in order of time');
    before = column.time;
  });
}

const encodeSide = (columns: readonly HeatColumn[], side: Side) =>
  deflate(
    packColumns(
      columns.map((column) => column.cells[side]),
      ensureDefined(columns[0], 'the first column of a chunk').grid.count,
    ),
  );

function coverageRuns(columns: readonly HeatColumn[]): EncodedChunk['coverage'] {
  const runs: { from: number; venues: HeatColumn['coverage'] }[] = [];
  columns.forEach(({ coverage }, from) => {
    const current = runs.at(-1);
    if (!current || !sameCoverage(current.venues, coverage)) runs.push({ from, venues: coverage });
  });
  return runs;
}
