import { ensureDefined } from '../core/assert';
import { chunkBytes } from '../heatmaps/codec/chunk-bytes';
import { chunkSpan, decodeChunk } from '../heatmaps/codec/decode-chunk';
import { encodeChunk, fitsChunk } from '../heatmaps/codec/encode-chunk';
import { CHUNK_COLUMNS, type EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../heatmaps/columns/column';

/** A chunk of which some columns are not on disk yet. Its columns are packed once it is whole. */
export class PendingChunk {
  private columns: HeatColumn[];
  private packed: EncodedChunk | undefined;
  private whole = false;
  private writtenColumns = 0;
  private writtenBytes = 0;

  constructor(first: HeatColumn) {
    this.columns = [first];
  }

  get length(): number {
    return this.packed?.offsets.length ?? this.columns.length;
  }

  get isWritten(): boolean {
    return this.writtenColumns === this.length;
  }

  /** No column will follow: the chunk is full, or another has begun. */
  get isWhole(): boolean {
    return this.whole;
  }

  /** Memory held by columns that are not on disk. */
  get pendingBytes(): number {
    if (this.isWritten) return 0;
    if (this.packed) return chunkBytes(this.packed);
    return (this.length - this.writtenColumns) * 2 * this.first.grid.count;
  }

  /** Start of the first column and end of the last, epoch ms. */
  get span(): { readonly from: number; readonly to: number } {
    if (this.packed) return chunkSpan(this.packed);
    return { from: this.first.time, to: this.last.time + this.last.stepMs };
  }

  /** Where the columns that are not on disk begin, epoch ms. */
  get unwrittenFrom(): number {
    if (this.packed) {
      const { start, stepMs, offsets } = this.packed;
      return start + (offsets[this.writtenColumns] ?? 0) * stepMs;
    }
    return ensureDefined(this.columns[this.writtenColumns], 'the first unwritten column').time;
  }

  /** Adds the next column, if it can share the chunk. */
  take(column: HeatColumn): boolean {
    if (this.whole || !fitsChunk(this.first, this.length, column)) return false;
    this.columns.push(column);
    this.whole = this.length === CHUNK_COLUMNS;
    return true;
  }

  close(): void {
    this.whole = true;
  }

  /** Continues a chunk that is on disk, if all its columns and ours fit into one. */
  continueFrom(stored: readonly HeatColumn[], storedBytes: number): boolean {
    const [first] = stored;
    if (!first || this.packed || !fitsChunk(first, stored.length + this.length - 1, this.last)) return false;
    this.columns.unshift(...stored);
    this.whole ||= this.length === CHUNK_COLUMNS;
    this.writtenColumns = stored.length;
    this.writtenBytes = storedBytes;
    return true;
  }

  /** Lets go of all columns up to `time`; false when none is left. Packed columns go together. */
  keepAfter(time: number): boolean {
    if (this.packed) return this.packed.start > time;
    this.columns = this.columns.filter((column) => column.time > time);
    return this.columns.length > 0;
  }

  /** The columns that are not on disk. */
  async unwritten(): Promise<readonly HeatColumn[]> {
    const columns = this.packed ? await decodeChunk(this.packed) : this.columns;
    return columns.slice(this.writtenColumns);
  }

  async encode(): Promise<EncodedChunk> {
    if (this.packed) return this.packed;
    const isLast = this.whole;
    const chunk = await encodeChunk([...this.columns]);
    if (isLast) {
      this.packed = chunk;
      this.columns = [];
    }
    return chunk;
  }

  /** Notes that `chunk`, made by {@link encode}, is on disk; returns what that added there. */
  wrote(chunk: EncodedChunk): { readonly columns: number; readonly bytes: number } {
    // A write that was given up for its slowness may still come in, after a later one.
    if (chunk.offsets.length < this.writtenColumns) return { columns: 0, bytes: 0 };
    const bytes = chunkBytes(chunk);
    const added = { columns: chunk.offsets.length - this.writtenColumns, bytes: bytes - this.writtenBytes };
    this.writtenColumns = chunk.offsets.length;
    this.writtenBytes = bytes;
    return added;
  }

  private get first(): HeatColumn {
    return ensureDefined(this.columns[0], 'the first column');
  }

  private get last(): HeatColumn {
    return ensureDefined(this.columns.at(-1), 'the last column');
  }
}
