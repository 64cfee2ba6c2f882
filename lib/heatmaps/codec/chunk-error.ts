/** The bytes or fields of a chunk are not what they claim to be. Whoever reads it drops it and marks a gap. */
export class ChunkError extends Error {
  override readonly name = 'ChunkError';
}
