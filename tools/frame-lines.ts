import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';

const BASE64 = 'base64:';
const GZIP = [0x1f, 0x8b];

/** The non-empty lines of a text stream, one at a time. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line.trim() !== '') yield line;
}

/** A frame as it stands on a line: text, or `base64:` and a binary frame, which venues compress with gzip. */
export function decodeFrame(line: string): string {
  if (!line.startsWith(BASE64)) return line;
  const bytes = Buffer.from(line.slice(BASE64.length), 'base64');
  const zipped = GZIP.every((byte, index) => bytes[index] === byte);
  return (zipped ? gunzipSync(bytes) : bytes).toString('utf8');
}
