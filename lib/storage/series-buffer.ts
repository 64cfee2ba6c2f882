import { isSoundColumn } from '../heatmaps/codec/encode-chunk';
import type { HeatColumn, Gap } from '../heatmaps/columns/column';
import type { StoredChunk } from './history-store';
import { PendingChunk } from './pending-chunk';
import type { Premise } from './pyramid/commit';

/** What one series has in memory: the chunk that is growing and whatever is not on disk yet. */
export class SeriesBuffer {
  /** Oldest first; the last one may still grow. */
  private chunks: PendingChunk[] = [];
  private gaps: Gap[] = [];
  private last: number | undefined;
  private resumed = false;
  private stored: Pick<Premise, 'from' | 'chunks'> = { from: Number.NEGATIVE_INFINITY, chunks: [] };

  /** @param key the series' key on disk. */
  constructor(
    readonly key: string,
    private readonly stepMs: number,
  ) {}

  /** Time of the newest column, as far as it is known without reading the disk. */
  get lastTime(): number | undefined {
    return this.last;
  }

  /** Start of the oldest column in memory. */
  get firstTime(): number | undefined {
    return this.chunks[0]?.span.from;
  }

  get pendingBytes(): number {
    return this.chunks.reduce((bytes, chunk) => bytes + chunk.pendingBytes, 0);
  }

  get isDirty(): boolean {
    return this.gaps.length > 0 || this.chunks.some((chunk) => !chunk.isWritten);
  }

  /** There are columns, and it is not known yet whether they continue what is on disk. */
  get needsResume(): boolean {
    return !this.resumed && this.chunks.length > 0;
  }

  get pendingChunks(): readonly PendingChunk[] {
    return this.chunks;
  }

  /** How the end of the series lies on disk, as far as we know. */
  get end(): Premise {
    return { key: this.key, to: Number.POSITIVE_INFINITY, ...this.stored };
  }

  get pendingGaps(): readonly Gap[] {
    return this.gaps;
  }

  /** Adds the next column; false when it is not whole, of another step, or not after the last. */
  append(column: HeatColumn): boolean {
    if (column.stepMs !== this.stepMs || !isSoundColumn(column)) return false;
    if (this.last !== undefined && column.time <= this.last) return false;
    this.last = column.time;
    this.push(column);
    return true;
  }

  /** Adds a gap; one that continues the newest is joined to it. */
  markGap(gap: Gap): void {
    if (!(gap.to > gap.from)) return;
    const newest = this.gaps.at(-1);
    if (newest && newest.reason === gap.reason && newest.from <= gap.from && gap.from <= newest.to) {
      this.gaps[this.gaps.length - 1] = { ...newest, to: Math.max(newest.to, gap.to) };
    } else {
      this.gaps.push(gap);
    }
  }

  /** Nothing on disk to continue, from a time on at least. */
  startFresh(from = Number.NEGATIVE_INFINITY): void {
    this.resumed = true;
    this.stored = { from, chunks: [] };
  }

  /** The newest chunk on disk. */
  endsWith(stored: StoredChunk): void {
    this.stored = { from: stored.start, chunks: [stored] };
  }

  /** The end of the series on disk is no longer as we know it: only what is not there yet is kept, to continue it anew. */
  async reopen(): Promise<void> {
    const before = this.chunks;
    before.at(-1)?.close();
    const unwritten = (await Promise.all(before.map((chunk) => chunk.unwritten()))).flat();
    const since = this.chunks.filter((chunk) => !before.includes(chunk));
    this.chunks = [];
    for (const column of unwritten) this.push(column);
    this.chunks.at(-1)?.close();
    this.chunks.push(...since);
    this.resumed = false;
  }

  /**
   * Continues after the columns of the last chunk on disk.
   * @param holeReason why there is nothing between them and our first column, if there is a hole.
   * @returns how many columns were dropped because the disk has newer ones.
   */
  resume(stored: readonly HeatColumn[], storedBytes: number, holeReason: string): number {
    this.resumed = true;
    const lastStored = stored.at(-1)?.time ?? Number.NEGATIVE_INFINITY;
    const dropped = this.dropUntil(lastStored);
    this.last = Math.max(lastStored, this.last ?? lastStored);
    const [first] = this.chunks;
    if (!first) return dropped;
    this.markGap({ from: lastStored + this.stepMs, to: first.span.from, reason: holeReason });
    first.continueFrom(stored, storedBytes);
    return dropped;
  }

  /** Lets go of the chunks that are on disk and cannot grow. */
  release(): void {
    this.chunks = this.chunks.filter((chunk) => !(chunk.isWritten && chunk.isWhole));
  }

  releaseGaps(written: readonly Gap[]): void {
    this.gaps = this.gaps.filter((gap) => !written.includes(gap));
  }

  /** Gives the oldest chunk up; what of it is not on disk becomes a gap. */
  giveUpOldest(reason: string): void {
    const chunk = this.chunks.shift();
    if (chunk && !chunk.isWritten) this.markGap({ from: chunk.unwrittenFrom, to: chunk.span.to, reason });
  }

  private push(column: HeatColumn): void {
    const open = this.chunks.at(-1);
    if (open?.take(column)) return;
    open?.close();
    this.release();
    this.chunks.push(new PendingChunk(column));
  }

  private dropUntil(time: number): number {
    const before = this.columnCount;
    this.chunks = this.chunks.filter((chunk) => chunk.keepAfter(time));
    return before - this.columnCount;
  }

  private get columnCount(): number {
    return this.chunks.reduce((count, chunk) => count + chunk.length, 0);
  }
}
