import { StorageError } from '../failure';

export const NOT_OURS = 'The file is damaged: a part of it makes no sense.';

/** A text as JSON, its length before it, and bytes that follow one another. */
export function join(text: object, parts: readonly Uint8Array[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(text));
  const bytes = new Uint8Array(4 + json.length + parts.reduce((sum, { length }) => sum + length, 0));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  let at = 4;
  for (const part of [json, ...parts]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Undoes {@link join}, but for the cuts. @throws StorageError when there is no such text. */
export function split(bytes: Uint8Array): { readonly text: unknown; readonly body: Uint8Array } {
  if (bytes.length < 4) throw new StorageError(NOT_OURS);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  try {
    const text: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    return { text, body: bytes.subarray(4 + length) };
  } catch (error) {
    throw new StorageError(NOT_OURS, { cause: error });
  }
}

/** The bytes that lie one after the other in `body`, by their lengths. @throws StorageError when there are fewer. */
export function cut(body: Uint8Array, lengths: unknown): readonly Uint8Array[] {
  if (!Array.isArray(lengths)) throw new StorageError(NOT_OURS);
  let at = 0;
  return lengths.map((length: unknown) => {
    const from = at;
    at += Number(length);
    if (!(at >= from && at <= body.length)) throw new StorageError(NOT_OURS);
    return body.slice(from, at);
  });
}
