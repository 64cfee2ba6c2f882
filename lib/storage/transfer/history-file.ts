import { checksum } from '../../heatmaps/codec/checksum';
import { StorageError } from '../failure';

/** What a file of history begins with; the number is the version of the format. */
const MAGIC = new TextEncoder().encode('isotherm history 1\n');

/** Length and checksum before each record. */
const HEAD_BYTES = 8;

/** No record of ours is longer, so that a damaged length asks for no gigabytes. */
const LONGEST_RECORD = 64 * 2 ** 20;

const CUT_SHORT = 'The file ends early: it was not exported or copied to its end.';
const DAMAGED = 'The file is damaged: a part of it is not what was written.';

/**
 * Records as the bytes of a file: the line that names the format, each record behind its length and checksum, and an
 * empty record at the end, by which a file that was cut short is told from a whole one. `docs/STORAGE-FORMATS.md` has the
 * bytes.
 */
export async function* packRecords(records: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield MAGIC;
  for await (const record of records) {
    yield headOf(record);
    yield record;
  }
  yield headOf(new Uint8Array(0));
}

function headOf(record: Uint8Array): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint32(0, record.length, true);
  view.setUint32(4, checksum(record), true);
  return head;
}

/**
 * Undoes {@link packRecords}, record by record.
 * @throws StorageError in words for the user when the bytes are no such file, or not a whole and sound one.
 */
export async function* unpackRecords(file: Blob): AsyncGenerator<Uint8Array> {
  const bytes = new ByteReader(file.stream().getReader());
  try {
    await checkMagic(bytes);
    for (;;) {
      const head = new DataView((await bytes.take(HEAD_BYTES)).buffer);
      const [length, sum] = [head.getUint32(0, true), head.getUint32(4, true)];
      if (length > LONGEST_RECORD) throw new StorageError(DAMAGED);
      const record = await bytes.take(length);
      if (checksum(record) !== sum) throw new StorageError(DAMAGED);
      if (length === 0) break;
      yield record;
    }
    if (!(await bytes.isAtEnd())) throw new StorageError(DAMAGED);
  } finally {
    await bytes.close();
  }
}

async function checkMagic(bytes: ByteReader): Promise<void> {
  const named = new TextDecoder().decode(await bytes.take(MAGIC.length));
  if (named === new TextDecoder().decode(MAGIC)) return;
  throw new StorageError(
    named.startsWith('isotherm history ')
      ? 'The file was exported by a newer version of Isotherm.'
      : 'The file is no history of Isotherm.',
  );
}

/** Takes as many bytes as are wanted off a stream that gives as many as it likes. */
class ByteReader {
  private rest: Uint8Array = new Uint8Array(0);

  constructor(private readonly reader: ReadableStreamDefaultReader<Uint8Array>) {}

  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const taken = new Uint8Array(length);
    for (let at = 0; at < length;) {
      if (this.rest.length === 0 && !(await this.fill())) throw new StorageError(CUT_SHORT);
      const part = this.rest.subarray(0, length - at);
      taken.set(part, at);
      at += part.length;
      this.rest = this.rest.subarray(part.length);
    }
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.fill());
  }

  close(): Promise<void> {
    return this.reader.cancel();
  }

  /** False when the stream has ended. */
  private async fill(): Promise<boolean> {
    while (this.rest.length === 0) {
      const next = await this.reader.read();
      if (next.done) return false;
      this.rest = next.value;
    }
    return true;
  }
}
