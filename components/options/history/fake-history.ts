import type { TierUsage } from '@/lib/storage/pyramid/usage';
import type { ExportQuery } from '@/lib/storage/transfer/export-history';
import type { StoredHistory, WritableFile } from './ports';

export const tierUsage = (change: Partial<TierUsage> = {}): TierUsage => ({
  layer: 'order-book',
  stepMs: 1000,
  pooled: 'max',
  chunks: 10,
  bytes: 12_000_000,
  ...change,
});

/** What is on disk, as the options page meets it, for tests: change what its functions answer at will. */
export class FakeHistory implements StoredHistory {
  tiers: readonly TierUsage[] = [tierUsage()];
  readonly asked: ExportQuery[] = [];
  readonly taken: Blob[] = [];

  usage: StoredHistory['usage'] = async () => this.tiers;

  /** How long the parts are that come out of the disk. */
  parts: readonly number[] = [600_000, 900_000];
  /** What comes after them. */
  end: () => Promise<void> = async () => {};

  async *read(query: ExportQuery): AsyncGenerator<Uint8Array> {
    this.asked.push(query);
    for (const length of this.parts) yield new Uint8Array(length);
    await this.end();
  }

  take: StoredHistory['take'] = async (file, onSound) => {
    this.taken.push(file);
    onSound();
    return { columns: 1200, known: 60 };
  };
}

/** A file that counts what is written to it, for tests. */
export class FakeFile implements WritableFile {
  isDownload = false;
  bytes = 0;
  end: 'open' | 'closed' | 'aborted' = 'open';
  /** What stands in the way of each write. */
  obstacle: () => Promise<void> = async () => {};

  constructor(readonly name: string) {}

  async write(bytes: Uint8Array): Promise<void> {
    await this.obstacle();
    this.bytes += bytes.length;
  }

  async close(): Promise<void> {
    this.end = 'closed';
  }

  async abort(): Promise<void> {
    this.end = 'aborted';
  }
}
