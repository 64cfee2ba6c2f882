import { isVenueId } from '../../market/venues';
import type { VenueCoverage } from '../columns/column';
import { MAX_BINS } from '../columns/union-grid';
import { ChunkError } from './chunk-error';
import { CHUNK_COLUMNS, type EncodedChunk } from './encoded-chunk';

/**
 * Checks everything about a chunk but its packed bytes.
 * @param chunk from disk or from another context: its type is a claim.
 * @throws ChunkError naming what is wrong.
 */
export function checkChunk(chunk: EncodedChunk): void {
  need(isRecord(chunk), 'a record');
  need(Number.isSafeInteger(chunk.start), 'a whole start time');
  need(Number.isSafeInteger(chunk.stepMs) && chunk.stepMs > 0, 'a positive step');
  const bytes = [chunk.best, chunk.bids, chunk.asks];
  need(
    bytes.every((each) => isTypedArray(each, 'Uint8Array')),
    'bytes of its quotes and sides',
  );
  checkGrid(chunk);
  checkOffsets(chunk);
  checkCoverage(chunk);
}

function checkGrid({ grid }: EncodedChunk): void {
  need(isRecord(grid), 'a grid');
  need(Number.isSafeInteger(grid.firstBin), 'a whole first bin');
  need(Number.isSafeInteger(grid.count) && grid.count > 0 && grid.count <= MAX_BINS, 'a sane number of bins');
  need(isPositive(grid.binSize) && isPositive(grid.unit), 'positive bin size and unit');
}

function checkOffsets({ offsets }: EncodedChunk): void {
  need(isTypedArray(offsets, 'Uint16Array'), 'offsets');
  need(offsets.length > 0 && offsets.length <= CHUNK_COLUMNS, `1 to ${CHUNK_COLUMNS} columns`);
  need(offsets[0] === 0 && isIncreasing(offsets), 'offsets that start at 0 and increase');
}

function checkCoverage({ coverage, offsets }: EncodedChunk): void {
  need(Array.isArray(coverage) && coverage.every(isRecord), 'coverage');
  need(coverage[0]?.from === 0, 'coverage from the first column on');
  need(isIncreasing(coverage.map((run) => run.from)), 'coverage in order');
  for (const { from, venues } of coverage) {
    need(Number.isInteger(from) && from < offsets.length, 'coverage of its own columns');
    need(Array.isArray(venues) && venues.every(isVenueCoverage), 'coverage by known venues');
  }
}

const isVenueCoverage = (value: VenueCoverage) =>
  isRecord(value) &&
  isVenueId(value.venue) &&
  [value.low, value.high, value.shift].every((price) => typeof price === 'number');

function need(condition: boolean, what: string): void {
  if (!condition) throw new ChunkError(`A chunk without ${what}`);
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null;

const isPositive = (value: unknown) => typeof value === 'number' && value > 0 && Number.isFinite(value);

/** By name, as arrays from another realm are no instances of ours. */
const isTypedArray = (value: unknown, name: string) =>
  ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === `[object ${name}]`;

function isIncreasing(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i += 1) if (!((values[i] ?? 0) > (values[i - 1] ?? 0))) return false;
  return true;
}
