import type { DepthFrame } from '../market/depth-frame';
import type { Instrument } from '../market/instrument';
import { scanLevels } from '../market/level-scanner';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ZERO = 0x30;

/** The bytes of a text that a frame is compared with. */
export const literal = (text: string) => new TextEncoder().encode(text);

/** A place in a frame that moves on over what is expected there. Every method leaves it unmoved when it returns false. */
export class FieldScan {
  at = 0;
  /** What `integer` read. */
  value = 0;

  constructor(readonly bytes: Uint8Array) {}

  skip(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < expected.length; index += 1) {
      if (bytes[at + index] !== expected[index]) return false;
    }
    this.at = at + expected.length;
    return true;
  }

  /** The rest of a string without escapes, and its closing quote. */
  text(): boolean {
    const { bytes } = this;
    let { at } = this;
    for (;;) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) break;
      if (byte < SPACE || byte === BACKSLASH) return false;
      at += 1;
    }
    this.at = at + 1;
    return true;
  }

  /** A whole number as JSON writes it, at most the largest exact one. */
  integer(): boolean {
    const { bytes, at: start } = this;
    let at = start;
    let value = 0;
    let digit = (bytes[at] as number) - ZERO;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at += 1;
      digit = (bytes[at] as number) - ZERO;
    }
    const digits = at - start;
    if (digits === 0 || value > Number.MAX_SAFE_INTEGER || (digits > 1 && bytes[start] === ZERO))
      return false;
    this.value = value;
    this.at = at;
    return true;
  }
}

/**
 * Reads the levels of both sides, each behind its name, into `out`. False where the
 * instrument is not known, and where they are not there or not well-formed.
 */
export function scanSides(
  scan: FieldScan,
  instrument: Instrument | undefined,
  out: DepthFrame,
  names: { readonly bids: Uint8Array; readonly asks: Uint8Array },
): boolean {
  if (!instrument) return false;
  out.bids.clear();
  out.asks.clear();
  if (!scan.skip(names.bids)) return false;
  scan.at = scanLevels(scan.bytes, scan.at, instrument, out.bids);
  if (scan.at < 0 || !scan.skip(names.asks)) return false;
  scan.at = scanLevels(scan.bytes, scan.at, instrument, out.asks);
  return scan.at >= 0;
}
