import type { EncodedChunk } from './encoded-chunk';

/** Three prices of 8 bytes, beside the venue's name. */
const COVERAGE_BYTES = 24;

/** About how many bytes a chunk takes on disk and in a message. */
export function chunkBytes({ bids, asks, offsets, best, coverage }: EncodedChunk): number {
  const venues = coverage.flatMap((run) => run.venues);
  const covered = venues.reduce((bytes, { venue }) => bytes + COVERAGE_BYTES + venue.length, 0);
  return bids.byteLength + asks.byteLength + offsets.byteLength + best.byteLength + covered;
}
