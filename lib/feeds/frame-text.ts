import { gunzipSync } from 'fflate';
import type { Exchange } from '../exchanges/exchange';

const DECODER = new TextDecoder();

/** The text of a socket's message; undefined when it is of a kind the venue does not send, or cannot be unpacked. */
export function frameText(data: unknown, compression: Exchange['compression']): string | undefined {
  if (typeof data === 'string') return data;
  if (compression !== 'gzip' || !(data instanceof ArrayBuffer)) return undefined;
  try {
    return DECODER.decode(gunzipSync(new Uint8Array(data)));
  } catch {
    return undefined;
  }
}
