import type { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';

const BASE64 = 'base64:';
const GZIP = [0x1f, 0x8b];

/** The lines of a text stream that are not blank, one at a time. Rejects with the stream's own error. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let begun = '';
  for await (const chunk of input.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) if (!isBlank(line)) yield line.trimEnd();
  }
  if (!isBlank(begun)) yield begun.trimEnd();
}

const isBlank = (line: string) => line.trim() === '';

/** A frame as it stands on a line: text, or `base64:` and a binary frame, which venues compress with gzip. */
export function decodeFrame(line: string): string {
  if (!line.startsWith(BASE64)) return line;
  const bytes = Buffer.from(line.slice(BASE64.length), 'base64');
  const zipped = GZIP.every((byte, index) => bytes[index] === byte);
  return (zipped ? gunzipSync(bytes) : bytes).toString('utf8');
}
