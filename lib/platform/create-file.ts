import { MINUTE_MS } from '../core/durations';
/** So much is handed to the browser at once: what is written comes in parts of a few bytes, and in many. */
const BATCH_BYTES = 4 * 2 ** 20;
/** Downloads begin a little after they were asked for. */
const DOWNLOAD_STARTS_MS = MINUTE_MS;

/** Where the bytes of a file go. */
interface Destination {
  write(bytes: Blob): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** The part of the File System Access API that the types do not know; Firefox has none of it. */
interface WithPicker {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
  }) => Promise<FileSystemFileHandle>;
}

/**
 * A new file: streamed to where the user says, or, in a browser that has no way to ask, one of its downloads. Undefined
 * when the user wants none. Browsers allow it only while a click is being handled.
 * @throws Error in words for the user when the place cannot be written to.
 */
export async function createFile(name: string): Promise<FileWriter | undefined> {
  const { showSaveFilePicker } = globalThis as WithPicker;
  if (!showSaveFilePicker) return new FileWriter(name, true, new Download(name));
  try {
    const handle = await showSaveFilePicker({ suggestedName: name });
    return new FileWriter(handle.name, false, await handle.createWritable());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw inWords(error);
  }
}

/** Writes a file part by part. What fails rejects with an Error in words for the user. */
class FileWriter {
  private parts: Uint8Array<ArrayBuffer>[] = [];
  private waitingBytes = 0;

  constructor(
    /** As the user named it. */
    readonly name: string,
    readonly isDownload: boolean,
    private readonly destination: Destination,
  ) {}

  async write(bytes: Uint8Array): Promise<void> {
    this.parts.push(bytes as Uint8Array<ArrayBuffer>);
    this.waitingBytes += bytes.length;
    if (this.waitingBytes >= BATCH_BYTES) await this.handOver();
  }

  /** Puts what was written in its place. */
  async close(): Promise<void> {
    await this.handOver();
    await this.destination.close().catch(rejectInWords);
  }

  /** Throws away what was written. A file that was there before is empty now. */
  abort(): Promise<void> {
    return this.destination.abort();
  }

  private async handOver(): Promise<void> {
    const batch = new Blob(this.parts);
    this.parts = [];
    this.waitingBytes = 0;
    await this.destination.write(batch).catch(rejectInWords);
  }
}

/** Collects a file in blobs, which browsers keep on disk when they are large, and downloads it. */
class Download implements Destination {
  private blobs: Blob[] = [];

  constructor(private readonly name: string) {}

  async write(bytes: Blob): Promise<void> {
    this.blobs.push(bytes);
  }

  async close(): Promise<void> {
    const url = URL.createObjectURL(new Blob(this.blobs, { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = this.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_STARTS_MS);
  }

  async abort(): Promise<void> {
    this.blobs = [];
  }
}

function rejectInWords(error: unknown): never {
  throw inWords(error);
}

function inWords(error: unknown): Error {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  const reason = isFull ? 'the disk is full' : error instanceof Error ? error.message : String(error);
  return new Error(`The file could not be written: ${reason}.`, { cause: error });
}
