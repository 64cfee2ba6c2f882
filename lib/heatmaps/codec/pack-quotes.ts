import { unzigzag, zigzag } from '../../core/zigzag';
import { ChunkError } from './chunk-error';

const MAX_DECIMALS = 12;
/** In place of the decimals: the numbers follow as they are. */
const PLAIN = 255;
const UNKNOWN = 0;

/**
 * Best bid and ask of a run of columns in few bytes: as whole numbers of their last decimal, each bid told from the bid
 * before and each ask from its bid. Numbers that are no decimals stay as they are. `docs/STORAGE-FORMATS.md` has the bytes.
 * @param quotes bid and ask per column, interleaved; NaN when unknown.
 */
export function packQuotes(quotes: Float64Array): Uint8Array {
  const decimals = decimalsOf(quotes);
  if (decimals === undefined) return packPlain(quotes);
  const bytes = [decimals];
  let bid = 0;
  quotes.forEach((quote, index) => {
    if (Number.isNaN(quote)) {
      bytes.push(UNKNOWN);
      return;
    }
    const whole = Math.round(quote * 10 ** decimals);
    pushVarint(bytes, zigzag(whole - bid) + 1);
    if (index % 2 === 0) bid = whole;
  });
  return Uint8Array.from(bytes);
}

/**
 * Undoes {@link packQuotes}.
 * @throws ChunkError when the bytes are damaged or hold another number of columns.
 */
export function unpackQuotes(bytes: Uint8Array, columns: number): Float64Array {
  const [decimals] = bytes;
  if (decimals === PLAIN) return unpackPlain(bytes, columns);
  if (decimals === undefined || decimals > MAX_DECIMALS)
    throw new ChunkError('Quotes without their decimals');
  const quotes = new Float64Array(2 * columns);
  const reader = new VarintReader(bytes.subarray(1));
  let bid = 0;
  for (let index = 0; index < quotes.length; index += 1) {
    const code = reader.next();
    const whole = bid + unzigzag(code - 1);
    quotes[index] = code === UNKNOWN ? Number.NaN : whole / 10 ** decimals;
    if (index % 2 === 0 && code !== UNKNOWN) bid = whole;
  }
  if (!reader.isAtEnd) throw new ChunkError('More quotes than columns');
  return quotes;
}

/** The fewest decimals that tell all quotes exactly; undefined when none do. */
function decimalsOf(quotes: Float64Array): number | undefined {
  for (let decimals = 0; decimals <= MAX_DECIMALS; decimals += 1) {
    if (quotes.every((quote) => Number.isNaN(quote) || isDecimal(quote, decimals))) return decimals;
  }
  return undefined;
}

function isDecimal(quote: number, decimals: number): boolean {
  const whole = Math.round(quote * 10 ** decimals);
  // A zero with a sign is no decimal: whole numbers would lose it.
  if (Object.is(whole, -0)) return false;
  // A quarter, so that the difference of two of them, doubled, is still exact.
  return Math.abs(whole) < Number.MAX_SAFE_INTEGER / 4 && Object.is(whole / 10 ** decimals, quote);
}

function packPlain(quotes: Float64Array): Uint8Array {
  const bytes = new Uint8Array(1 + 8 * quotes.length);
  bytes[0] = PLAIN;
  const view = new DataView(bytes.buffer);
  quotes.forEach((quote, index) => view.setFloat64(1 + 8 * index, quote, true));
  return bytes;
}

function unpackPlain(bytes: Uint8Array, columns: number): Float64Array {
  if (bytes.length !== 1 + 16 * columns) throw new ChunkError('Quotes of another number of columns');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: 2 * columns }, (_, index) => view.getFloat64(1 + 8 * index, true));
}

/** Seven bits a byte, lowest first, by division: the numbers are longer than 32 bits. */
function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

class VarintReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  next(): number {
    let value = 0;
    for (let scale = 1; scale <= Number.MAX_SAFE_INTEGER; scale *= 128) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new ChunkError('Fewer quotes than columns');
      this.at += 1;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
    throw new ChunkError('A quote without an end');
  }
}
