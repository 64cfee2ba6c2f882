import { unzigzag, zigzag } from '../core/zigzag';
import { powerOfTen } from './decimals';

/** The bytes of stored bars are not what they claim to be. Whoever reads them drops them and marks a gap. */
export class BarBytesError extends Error {
  override readonly name = 'BarBytesError';
}

/** Numbers of one kind each, in the order in which they are stored. */
const FIELDS = [
  'head',
  'flags',
  'time',
  'open',
  'close',
  'high',
  'low',
  'markHigh',
  'markLow',
  'interest',
  'interestAge',
  'binSize',
  'firstBin',
  'bins',
  'buy',
  'sell',
  'forced',
  'forcedFlags',
  'forcedPrice',
  'forcedSize',
] as const;

export type Field = (typeof FIELDS)[number];

/** How numbers of one kind are written: as whole numbers of their last decimal, or, when undefined, as they are. */
export type Decimals = number | undefined;

/** Stands for undefined decimals. */
const PLAIN = 13;
const UNKNOWN = 0;
const UPPER_HALF = 2 ** 32;
/** Bytes of the greatest whole number. */
const MAX_PLANES = 7;

/**
 * Writes numbers in few bytes: those of a field together, of all of them first the lowest byte, then the next one, and so
 * on, since bytes of one weight deflate well together.
 */
export class StreamWriter {
  private readonly streams = new Map<Field, number[]>(FIELDS.map((field) => [field, []]));

  /** A whole number from 0 to 2^53. */
  count(field: Field, value: number): void {
    this.streams.get(field)?.push(value);
  }

  /** A whole number of either sign. */
  signed(field: Field, value: number): void {
    this.count(field, zigzag(value));
  }

  float(field: Field, value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    this.count(field, view.getUint32(0));
    this.count(field, view.getUint32(4));
  }

  decimals(field: Field, decimals: Decimals): void {
    this.count(field, decimals ?? PLAIN);
  }

  /** A number, NaN when unknown, told from one that the reader knows by then. */
  near(field: Field, value: number, decimals: Decimals, known: number): void {
    if (decimals === undefined) this.float(field, value);
    else if (Number.isNaN(value)) this.count(field, UNKNOWN);
    else this.count(field, zigzag(whole(value, decimals) - whole(known, decimals)) + 1);
  }

  /** A number that is not negative. */
  size(field: Field, value: number, decimals: Decimals): void {
    if (decimals === undefined) this.float(field, value);
    else this.count(field, whole(value, decimals));
  }

  /** For each field: how many numbers (four bytes), how many bytes each has (one byte), and the bytes. */
  finish(): Uint8Array<ArrayBuffer> {
    const bytes: number[] = [];
    for (const values of this.streams.values()) {
      const planes = planesOf(values);
      bytes.push(...bytesOf(values.length), planes);
      for (let plane = 0; plane < planes; plane += 1)
        for (const value of values) bytes.push(byteOf(value, plane));
    }
    return Uint8Array.from(bytes);
  }
}

interface Stream {
  readonly values: Float64Array;
  at: number;
}

/** Reads what {@link StreamWriter} wrote; a `BarBytesError` wherever there is less or other than is asked for. */
export class StreamReader {
  private readonly streams: ReadonlyMap<Field, Stream>;

  constructor(bytes: Uint8Array) {
    let at = 0;
    const next = (): Stream => {
      const [stream, length] = readStream(bytes.subarray(at));
      at += length;
      return stream;
    };
    this.streams = new Map(FIELDS.map((field) => [field, next()]));
    if (at !== bytes.length) throw new BarBytesError('More bytes than bars');
  }

  get isAtEnd(): boolean {
    return [...this.streams.values()].every(({ values, at }) => at === values.length);
  }

  count(field: Field): number {
    const stream = this.streams.get(field);
    const value = stream?.values[stream.at];
    if (stream === undefined || value === undefined) throw new BarBytesError(`Too few numbers of ${field}`);
    stream.at += 1;
    return value;
  }

  signed(field: Field): number {
    return unzigzag(this.count(field));
  }

  float(field: Field): number {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, this.count(field));
    view.setUint32(4, this.count(field));
    return view.getFloat64(0);
  }

  decimals(field: Field): Decimals {
    const code = this.count(field);
    if (code > PLAIN) throw new BarBytesError('Absurd decimals');
    return code === PLAIN ? undefined : code;
  }

  near(field: Field, decimals: Decimals, known: number): number {
    if (decimals === undefined) return this.float(field);
    const code = this.count(field);
    if (code === UNKNOWN) return Number.NaN;
    return (whole(known, decimals) + unzigzag(code - 1)) / powerOfTen(decimals);
  }

  size(field: Field, decimals: Decimals): number {
    return decimals === undefined ? this.float(field) : this.count(field) / powerOfTen(decimals);
  }
}

/** The stream that begins with the bytes, and how many of them are its. */
function readStream(bytes: Uint8Array): readonly [Stream, number] {
  if (bytes.length < 5) throw new BarBytesError('Bars that end early');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const planes = bytes[4] ?? 0;
  if (planes === 0 || planes > MAX_PLANES) throw new BarBytesError('Numbers without an end');
  const end = 5 + planes * length;
  if (end > bytes.length) throw new BarBytesError('Bars that end early');
  const values = new Float64Array(length);
  for (let factor = 1, at = 5; at < end; factor *= 256, at += length)
    for (let index = 0; index < length; index += 1)
      values[index] = (values[index] ?? 0) + factor * (bytes[at + index] ?? 0);
  return [{ values, at: 0 }, end];
}

/** The four bytes of a whole number, lowest first. */
const bytesOf = (value: number) => [0, 1, 2, 3].map((plane) => byteOf(value, plane));

/** A byte of a whole number up to 2^53, the lowest being 0: shifts see its lower half, whatever its size. */
const byteOf = (value: number, plane: number) =>
  plane < 4 ? (value >>> (8 * plane)) & 255 : (Math.floor(value / UPPER_HALF) >>> (8 * (plane - 4))) & 255;

/** How many bytes the greatest of some numbers has: at least one, so that no few bytes claim to be many numbers. */
function planesOf(values: readonly number[]): number {
  let greatest = 0;
  for (const value of values) greatest = Math.max(greatest, value);
  let planes = 1;
  for (; greatest >= 256; greatest /= 256) planes += 1;
  return planes;
}

/** A number that is not known counts as 0. */
const whole = (value: number, decimals: number) =>
  Number.isNaN(value) ? 0 : Math.round(value * powerOfTen(decimals));
