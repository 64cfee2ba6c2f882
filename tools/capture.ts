import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { linesOf } from './frame-lines';

/** One line of a capture: `<receive ns> <raw frame>`. */
export interface CapturedFrame {
  /** Local epoch milliseconds. */
  readonly receivedAt: number;
  readonly frame: string;
}

/**
 * The frames of a gzipped capture in their order, without holding the file in memory. Lines of another form are left out.
 * Rejects when the file is no whole gzip file.
 */
export async function* readCapture(path: string): AsyncGenerator<CapturedFrame> {
  const file = createReadStream(path);
  const text = createGunzip();
  file.on('error', (error) => text.destroy(error));
  for await (const line of linesOf(file.pipe(text))) {
    const space = line.indexOf(' ');
    const nanoseconds = line.slice(0, space);
    if (space < 1 || !/^\d{13,20}$/.test(nanoseconds)) continue;
    yield { receivedAt: Number(nanoseconds.slice(0, -6)), frame: line.slice(space + 1) };
  }
}
