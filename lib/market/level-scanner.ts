import type { DecimalStep } from '../core/decimal-step';
import { type LevelBatch, MAX_LOTS, MAX_TICK } from './depth-frame';
import type { Instrument } from './instrument';

const OPEN = 0x5b;
const CLOSE = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const ZERO = 0x30;
const POINT_FROM_ZERO = 0x2e - ZERO;

/** A frame as UTF-8. `bytes` is shared and longer than the frame: only `length` bytes are the frame's, a 0 follows them. */
export interface EncodedFrame {
  readonly bytes: Uint8Array;
  readonly length: number;
}

const encoder = new TextEncoder();
let buffer = new Uint8Array(1 << 16);

/** Writes a frame as UTF-8 into one buffer that every call reuses: the bytes hold until the next call. */
export function encodeFrame(text: string): EncodedFrame {
  if (buffer.length <= text.length) buffer = new Uint8Array(2 * text.length);
  let { read, written } = encoder.encodeInto(text, buffer);
  if (read < text.length || written === buffer.length) {
    // A UTF-16 unit takes at most three bytes.
    buffer = new Uint8Array(3 * text.length + 1);
    ({ read, written } = encoder.encodeInto(text, buffer));
  }
  buffer[written] = 0;
  return { bytes: buffer, length: written };
}

/** Where the last number ended that was read: a second result without an object for each number. */
let end = 0;

/**
 * Reads an array of `["price","size"]` pairs whose `[` stands at `at`, and adds them to `batch` as ticks and lots.
 * Plain decimals only: no white space, sign or exponent, and zeros where there are more decimals than the step has.
 * `bytes` ends, or holds a byte that is no digit, after the text: {@link encodeFrame} sees to that.
 * @returns the index after the closing `]`, or -1 at the first byte that does not belong, at a number that is not a whole
 * multiple of its step, a price of 0 and anything above {@link MAX_TICK} or {@link MAX_LOTS}; `batch` then holds the levels before it.
 */
export function scanLevels(
  bytes: Uint8Array,
  at: number,
  { priceStep, sizeStep }: Pick<Instrument, 'priceStep' | 'sizeStep'>,
  batch: LevelBatch,
): number {
  if (bytes[at] !== OPEN) return -1;
  if (bytes[at + 1] === CLOSE) return at + 2;
  let { ticks, lots } = batch;
  let next = at;
  do {
    if (bytes[next + 1] !== OPEN) return -1;
    const tick = scanSteps(bytes, next + 2, priceStep, MAX_TICK);
    if (tick < 1 || bytes[end] !== COMMA) return -1;
    const size = scanSteps(bytes, end + 1, sizeStep, MAX_LOTS);
    if (size < 0 || bytes[end] !== CLOSE) return -1;
    if (batch.count === ticks.length) {
      batch.grow();
      ({ ticks, lots } = batch);
    }
    ticks[batch.count] = tick;
    lots[batch.count] = size;
    batch.count += 1;
    next = end + 1;
  } while (bytes[next] === COMMA);
  return bytes[next] === CLOSE ? next + 1 : -1;
}

/** The quoted number at `at` as a count of steps, -1 when it is not one up to `max`; `end` is then the index after it. */
function scanSteps(bytes: Uint8Array, at: number, { units, decimals }: DecimalStep, max: number): number {
  if (bytes[at] !== QUOTE) return -1;
  const value = scanDecimal(bytes, at + 1, decimals);
  if (bytes[end] !== QUOTE || value > Number.MAX_SAFE_INTEGER) return -1;
  end += 1;
  // Most steps are a power of ten, and a division for every number is felt.
  if (units === 1) return value <= max ? value : -1;
  const steps = value / units;
  return steps <= max && steps === Math.floor(steps) ? steps : -1;
}

/** The decimal number at `at` times `10^decimals`, -1 when it is not one; `end` is then the index after it. */
function scanDecimal(bytes: Uint8Array, at: number, decimals: number): number {
  let index = at;
  let value = 0;
  // Beyond the array a digit is NaN, which ends the loops.
  let digit = (bytes[index] as number) - ZERO;
  while (digit >= 0 && digit <= 9) {
    value = value * 10 + digit;
    index += 1;
    digit = (bytes[index] as number) - ZERO;
  }
  end = index;
  if (index === at) return -1;
  return digit === POINT_FROM_ZERO ? scanFraction(bytes, index + 1, value, decimals) : shift(value, decimals);
}

function scanFraction(bytes: Uint8Array, at: number, whole: number, decimals: number): number {
  const full = at + decimals;
  let index = at;
  let value = whole;
  let digit = (bytes[index] as number) - ZERO;
  while (digit >= 0 && digit <= 9) {
    if (index < full) value = value * 10 + digit;
    else if (digit !== 0) return -1;
    index += 1;
    digit = (bytes[index] as number) - ZERO;
  }
  end = index;
  return index === at ? -1 : shift(value, full - index);
}

/** Appends `places` zeros to a decimal number. */
function shift(value: number, places: number): number {
  let shifted = value;
  for (let place = 0; place < places; place += 1) shifted *= 10;
  return shifted;
}
