import { crc32 } from '../../core/crc32';

/** The bytes of a checkpoint are damaged, or another model's. Whoever reads it begins anew. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}

const CHECKSUM_BYTES = 4;
/** So many arguments a call can take everywhere. */
const CALL_ARGUMENTS = 8192;

/** Writes numbers and arrays one after the other, little-endian, with a checksum at the end. */
export class CheckpointWriter {
  private bytes = new DataView(new ArrayBuffer(1 << 16));
  private length = 0;

  /** @param tag names the model and the version of what follows. */
  constructor(tag: number) {
    this.view(4).setUint32(0, tag, true);
  }

  numbers(values: ArrayLike<number>): void {
    const view = this.view(8 * values.length);
    for (let index = 0; index < values.length; index += 1) {
      view.setFloat64(8 * index, values[index] as number, true);
    }
  }

  /** The stretch of an array that holds something, and where it lies. */
  stretch(values: Float32Array | Float64Array, from: number, to: number): void {
    const held = from < to ? values.subarray(from, to) : values.subarray(0, 0);
    const header = this.view(8);
    header.setUint32(0, from < to ? from : 0, true);
    header.setUint32(4, held.length, true);
    const size = values.BYTES_PER_ELEMENT;
    const view = this.view(size * held.length);
    for (let index = 0; index < held.length; index += 1) {
      if (size === 4) view.setFloat32(4 * index, held[index] as number, true);
      else view.setFloat64(8 * index, held[index] as number, true);
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    const content = new Uint8Array(this.bytes.buffer, 0, this.length);
    const checksum = crc32(asText(content));
    this.view(CHECKSUM_BYTES).setUint32(0, checksum, true);
    return new Uint8Array(this.bytes.buffer, 0, this.length).slice();
  }

  /** The next so many bytes. */
  private view(size: number): DataView {
    const from = this.length;
    this.length += size;
    if (this.length > this.bytes.byteLength) {
      const grown = new Uint8Array(2 * this.length);
      grown.set(new Uint8Array(this.bytes.buffer));
      this.bytes = new DataView(grown.buffer);
    }
    return new DataView(this.bytes.buffer, from, size);
  }
}

/** Reads what a {@link CheckpointWriter} wrote, in the same order. Everything throws CheckpointError on another content. */
export class CheckpointReader {
  private readonly bytes: DataView;
  private at = 0;

  constructor(bytes: Uint8Array, tag: number) {
    const end = bytes.byteLength - CHECKSUM_BYTES;
    need(end >= 0, 'its checksum');
    this.bytes = new DataView(bytes.buffer, bytes.byteOffset, end);
    const checksum = new DataView(bytes.buffer, bytes.byteOffset + end).getUint32(0, true);
    need(crc32(asText(bytes.subarray(0, end))) === checksum, 'a right checksum');
    need(this.view(4).getUint32(0, true) === tag, 'the mark of this model');
  }

  numbers(count: number): Float64Array<ArrayBuffer> {
    const view = this.view(8 * count);
    return Float64Array.from({ length: count }, (_, index) => view.getFloat64(8 * index, true));
  }

  /** Fills a stretch of an array of zeros. @returns its ends. */
  stretch(into: Float32Array | Float64Array): readonly [from: number, to: number] {
    const header = this.view(8);
    const from = header.getUint32(0, true);
    const to = from + header.getUint32(4, true);
    need(to <= into.length, 'a stretch within its bins');
    const size = into.BYTES_PER_ELEMENT;
    const view = this.view(size * (to - from));
    for (let index = 0; index < to - from; index += 1) {
      into[from + index] = size === 4 ? view.getFloat32(4 * index, true) : view.getFloat64(8 * index, true);
    }
    return [from, to];
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.byteLength;
  }

  /** Must be called after all is read. */
  finish(): void {
    need(this.isAtEnd, 'nothing after its end');
  }

  private view(size: number): DataView {
    const from = this.at;
    need(from + size <= this.bytes.byteLength, 'all of its content');
    this.at += size;
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + from, size);
  }
}

function need(condition: boolean, what: string): void {
  if (!condition) throw new CheckpointError(`A checkpoint without ${what}`);
}

/** One character per byte. */
function asText(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CALL_ARGUMENTS) {
    text += String.fromCharCode(...bytes.subarray(from, from + CALL_ARGUMENTS));
  }
  return text;
}
