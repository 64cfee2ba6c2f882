import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** One recorded message: a WebSocket frame or the body of a REST reply. */
export interface CaptureLine {
  /** Local receive time, epoch ms. */
  readonly receivedAt: number;
  readonly raw: string;
}

/** Reads a capture: gzip'd lines of `<receive ns> <raw frame>`. Lines that are none of that are left out. */
export async function* readCapture(file: string): AsyncGenerator<CaptureLine> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    const space = line.indexOf(' ');
    const receivedAt = Number(line.slice(0, space)) / 1e6;
    if (space > 0 && Number.isFinite(receivedAt)) yield { receivedAt, raw: line.slice(space + 1) };
  }
}
