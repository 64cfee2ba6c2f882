import type { Clock } from '@/lib/core/clock';
import type { TierUsage } from '@/lib/storage/pyramid/usage';
import type { ExportQuery } from '@/lib/storage/transfer/export-history';
import type { Imported } from '@/lib/storage/transfer/import-history';

/** The history on disk. What fails rejects in words for the user. */
export interface StoredHistory {
  usage(): Promise<readonly TierUsage[]>;
  /** The bytes of one file, part by part. */
  read(query: ExportQuery): AsyncIterable<Uint8Array>;
  /**
   * Adds what is missing from an exported file.
   * @param onSound called once the file is found whole and sound, before anything of it is written; a failure before
   * that has changed nothing.
   */
  take(file: Blob, onSound: () => void): Promise<Imported>;
}

/** A file that is being written. What fails rejects in words for the user. */
export interface WritableFile {
  /** As the user named it. */
  readonly name: string;
  /** It comes among the browser's downloads rather than where the user chose. */
  readonly isDownload: boolean;
  write(bytes: Uint8Array): Promise<void>;
  /** Puts what was written in its place. */
  close(): Promise<void>;
  /** Throws away what was written. */
  abort(): Promise<void>;
}

export interface HistoryPorts {
  readonly history: StoredHistory;
  /**
   * A new file, where the user wants it; undefined when they want none. Must be called while a click is being handled.
   * @param name what it is called unless the user changes that.
   */
  readonly createFile: (name: string) => Promise<WritableFile | undefined>;
  readonly clock: Clock;
}
