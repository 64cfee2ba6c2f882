import type { DepthFrame } from '../../market/depth-frame';
import type { Instrument } from '../../market/instrument';
import { encodeFrame } from '../../market/level-scanner';
import { FieldScan, literal, scanSides } from '../field-scan';

/** Milliseconds; spot can be asked for microseconds, which are above. */
const MAX_TIME = 1e13;

const STREAM = literal('{"stream":"');
const DATA = literal(',"data":');
const DEPTH_UPDATE = literal('{"e":"depthUpdate","E":');
const TRADE_TIME = literal(',"T":');
const SYMBOL = literal(',"s":"');
const PAIR = literal(',"ps":"');
const FIRST = literal(',"U":');
const LAST = literal(',"u":');
const PREVIOUS = literal(',"pu":');
const SIDES = { bids: literal(',"b":'), asks: literal(',"a":') };
const TYPE = literal(',"st":');
const CLOSE = literal('}');

/**
 * Reads a `depthUpdate` frame of Binance futures or spot, wrapped (`{"stream":…,"data":…}`) or raw, with its fields in
 * the order Binance documents and sends: e, E, T, s, ps, U, u, pu, b, a, st, ps (T, ps, pu and st only on futures).
 * `out.time` is the event time `E`. `out` is only filled here: nothing is applied to a book before the whole frame was
 * read.
 * @returns false, with `out` in an unspecified state, when the frame is anything else or of an unknown symbol.
 */
export function scanBinanceDepth(
  frame: string,
  instruments: ReadonlyMap<string, Instrument>,
  out: DepthFrame,
): boolean {
  const { bytes, length } = encodeFrame(frame);
  // With one byte to a character, positions in the bytes are positions in the string.
  if (length !== frame.length) return false;
  const scan = new FieldScan(bytes);
  const wrapped = scan.skip(STREAM) && scan.text() && scan.skip(DATA);
  if (!wrapped && scan.at > 0) return false;
  return (
    scanHeader(scan, frame, out) &&
    scanChained(scan, instruments.get(out.symbol), out) &&
    scanTail(scan) &&
    (!wrapped || scan.skip(CLOSE)) &&
    scan.at === length
  );
}

function scanHeader(scan: FieldScan, frame: string, out: DepthFrame): boolean {
  if (!scan.skip(DEPTH_UPDATE) || !scan.integer()) return false;
  out.time = scan.value;
  if (out.time === 0 || out.time > MAX_TIME) return false;
  if (scan.skip(TRADE_TIME) && !scan.integer()) return false;
  if (!scan.skip(SYMBOL)) return false;
  const start = scan.at;
  if (!scan.text()) return false;
  out.symbol = frame.slice(start, scan.at - 1);
  if (scan.skip(PAIR) && !scan.text()) return false;
  return scanSequence(scan, out);
}

function scanSequence(scan: FieldScan, out: DepthFrame): boolean {
  out.snapshot = false;
  if (!scan.skip(FIRST) || !scan.integer()) return false;
  out.first = scan.value;
  if (!scan.skip(LAST) || !scan.integer()) return false;
  out.last = scan.value;
  out.prev = undefined;
  if (!scan.skip(PREVIOUS)) return true;
  if (!scan.integer()) return false;
  out.prev = scan.value;
  return true;
}

/** Futures name the frame before, spot does not; update numbers run forward. */
function isChained({ first = 0, last = 0, prev }: DepthFrame, { contract }: Instrument): boolean {
  return first <= last && (prev === undefined) === (contract === 'spot');
}

function scanChained(scan: FieldScan, instrument: Instrument | undefined, out: DepthFrame): boolean {
  return !!instrument && isChained(out, instrument) && scanSides(scan, instrument, out, SIDES);
}

function scanTail(scan: FieldScan): boolean {
  if (scan.skip(TYPE) && !scan.integer()) return false;
  if (scan.skip(PAIR) && !scan.text()) return false;
  return scan.skip(CLOSE);
}
