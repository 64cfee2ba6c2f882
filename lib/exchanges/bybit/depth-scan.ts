import type { DepthFrame } from '../../market/depth-frame';
import type { Instrument } from '../../market/instrument';
import { encodeFrame } from '../../market/level-scanner';
import { FieldScan, literal, scanSides } from '../field-scan';

const TOPIC = literal('{"topic":"orderbook.1000.');
const SNAPSHOT = literal(',"type":"snapshot"');
const DELTA = literal(',"type":"delta"');
const TIME = literal(',"ts":');
const SYMBOL = literal(',"data":{"s":"');
const SIDES = { bids: literal(',"b":'), asks: literal(',"a":') };
const UPDATE = literal(',"u":');
const SEQUENCE = literal(',"seq":');
const DATA_END = literal('}');
const ENGINE_TIME = literal(',"cts":');
const END = literal('}');

/**
 * Reads an `orderbook.1000` frame with its fields in the order Bybit sends: topic, type, ts, data (s, b, a, u, seq), cts.
 * `out.time` is `ts`. `out` is only filled here: nothing is applied to a book before the whole frame was read.
 * @returns false, with `out` in an unspecified state, when the frame is anything else or of an unknown symbol.
 */
export function scanBybitDepth(
  frame: string,
  instruments: ReadonlyMap<string, Instrument>,
  out: DepthFrame,
): boolean {
  const { bytes, length } = encodeFrame(frame);
  // With one byte to a character, positions in the bytes are positions in the string.
  if (length !== frame.length) return false;
  const scan = new FieldScan(bytes);
  return (
    scanHeader(scan, frame, out) &&
    scanSides(scan, instruments.get(out.symbol), out, SIDES) &&
    scanTail(scan, out) &&
    scan.at === length
  );
}

function scanHeader(scan: FieldScan, frame: string, out: DepthFrame): boolean {
  if (!scan.skip(TOPIC) || !scan.text()) return false;
  out.snapshot = scan.skip(SNAPSHOT);
  if (!out.snapshot && !scan.skip(DELTA)) return false;
  if (!scan.skip(TIME) || !scan.integer()) return false;
  out.time = scan.value;
  if (!scan.skip(SYMBOL)) return false;
  const start = scan.at;
  if (!scan.text()) return false;
  out.symbol = frame.slice(start, scan.at - 1);
  return true;
}

function scanTail(scan: FieldScan, out: DepthFrame): boolean {
  if (!scan.skip(UPDATE) || !scan.integer()) return false;
  out.first = undefined;
  out.last = scan.value;
  out.prev = undefined;
  // After a restart of the venue the count begins again, with a snapshot whatever its type says.
  if (scan.value === 1) out.snapshot = true;
  if (scan.skip(SEQUENCE) && !scan.integer()) return false;
  if (!scan.skip(DATA_END)) return false;
  if (scan.skip(ENGINE_TIME) && !scan.integer()) return false;
  return scan.skip(END);
}
