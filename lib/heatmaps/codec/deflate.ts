import { ChunkError } from './chunk-error';

/** Compresses with the platform's own raw deflate. */
export function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return through(new CompressionStream('deflate-raw'), bytes, Number.POSITIVE_INFINITY);
}

/**
 * Undoes {@link deflate}.
 * @param limit most bytes the result may have.
 * @throws ChunkError when the bytes are no whole deflate stream or the result is longer.
 */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  try {
    return await through(new DecompressionStream('deflate-raw'), bytes, limit);
  } catch (error) {
    if (error instanceof ChunkError) throw error;
    throw new ChunkError('Bytes that do not inflate', { cause: error });
  }
}

async function through(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  limit: number,
): Promise<Uint8Array> {
  const writer = writable.getWriter();
  const [, result] = await Promise.all([
    writer.write(bytes as Uint8Array<ArrayBuffer>),
    collect(readable.getReader(), limit),
    writer.close(),
  ]);
  return result;
}

async function collect(reader: ReadableStreamDefaultReader<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new ChunkError('Bytes that inflate beyond the shape they claim');
    }
  }
  return parts.length === 1 && parts[0] ? parts[0] : concat(parts, length);
}

function concat(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
