import type { EncodedChunk } from '../../heatmaps/codec/encoded-chunk';
import type { Gap, VenueCoverage } from '../../heatmaps/columns/column';
import { StorageError } from '../failure';
import { recordOf } from '../fields';
import { cut, join, NOT_OURS, split } from './record-frame';

/** One thing in a file of history: a chunk or a gap of a series. */
export type HistoryRecord =
  | { readonly key: string; readonly chunk: EncodedChunk }
  | { readonly key: string; readonly gap: Gap };

const NUMBERS_OF_VENUE = 3;

/** A record as bytes: the length of its text, its text as JSON, and of a chunk the arrays that follow one another. */
export function packRecord(record: HistoryRecord): Uint8Array {
  if ('gap' in record) return join(record, []);
  const { key, chunk } = record;
  const { start, stepMs, grid, coverage, best, bids, asks } = chunk;
  const venues = coverage.flatMap((run) => run.venues);
  // As they are, since JSON knows neither infinite numbers nor unknown ones.
  const prices = Float64Array.from(venues.flatMap(({ low, high, shift }) => [low, high, shift]));
  const offsets = Uint16Array.from(chunk.offsets);
  const parts = [bytesOf(prices), bytesOf(offsets), best, bids, asks];
  const runs = coverage.map((run) => ({ from: run.from, venues: run.venues.map(({ venue }) => venue) }));
  const text = {
    key,
    chunk: { start, stepMs, grid, coverage: runs },
    parts: parts.map(({ length }) => length),
  };
  return join(text, parts);
}

/**
 * Undoes {@link packRecord}. The chunk is not checked beyond its arrays.
 * @throws StorageError when the bytes are no record.
 */
export function unpackRecord(bytes: Uint8Array): HistoryRecord {
  const { text, body } = split(bytes);
  const { key, gap, chunk, parts } = recordOf(text);
  if (typeof key !== 'string') throw new StorageError(NOT_OURS);
  if (gap !== undefined) return { key, gap: readGap(gap) };
  const [prices, offsets, best, bids, asks] = cut(body, parts);
  if (!prices || !offsets || !best || !bids || !asks) throw new StorageError(NOT_OURS);
  const { start, stepMs, grid, coverage } = recordOf(chunk);
  const read: Readonly<Record<keyof EncodedChunk, unknown>> = {
    start,
    stepMs,
    grid,
    offsets: new Uint16Array(prefix(offsets, 2).buffer),
    best,
    coverage: readCoverage(coverage, new Float64Array(prefix(prices, 8).buffer)),
    bids,
    asks,
  };
  return { key, chunk: read as unknown as EncodedChunk };
}

function readGap(value: unknown): Gap {
  const { from, to, reason } = recordOf(value);
  if (typeof from === 'number' && typeof to === 'number' && from < to && typeof reason === 'string') {
    return { from, to, reason };
  }
  throw new StorageError(NOT_OURS);
}

/** Puts the prices back to the venues they are of. */
function readCoverage(value: unknown, prices: Float64Array): EncodedChunk['coverage'] {
  if (!Array.isArray(value)) throw new StorageError(NOT_OURS);
  let at = 0;
  return value.map((run: unknown) => {
    const { from, venues } = recordOf(run);
    if (!Array.isArray(venues)) throw new StorageError(NOT_OURS);
    const covered = venues.map((venue: VenueCoverage['venue']): VenueCoverage => {
      const [low = Number.NaN, high = Number.NaN, shift = 0] = prices.subarray(at, at + NUMBERS_OF_VENUE);
      at += NUMBERS_OF_VENUE;
      return { venue, low, high, shift };
    });
    return { from: Number(from), venues: covered };
  });
}

/** As many bytes as make whole numbers of `size` bytes. */
const prefix = (bytes: Uint8Array, size: number) => bytes.slice(0, bytes.length - (bytes.length % size));

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint16Array) =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
