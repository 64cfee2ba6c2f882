import type { Clock } from '../core/clock';
import { Emitter } from '../core/emitter';
import type { HeatColumn, Gap } from '../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import { bufferedHistory, type BufferWrite, packBuffer, settleWrite } from './buffer-write';
import type { Database } from './database';
import { withinDeadline } from './deadline';
import { describeFailure, StorageError } from './failure';
import { type History, mergeHistory } from './history';
import { readHistory } from './history-store';
import { commit } from './pyramid/commit';
import { type Extent, readExtent, uniteExtents } from './pyramid/read-extent';
import { turn } from './pyramid/turn';
import { readLastTime, resumeSeries } from './resume-series';
import type { IsothermDatabase } from './schema';
import type { SeriesBuffer } from './series-buffer';
import { SeriesBuffers } from './series-buffers';
import type { StorageState } from './state';
import { trimHistory } from './trim-history';

/** At most five seconds may be lost; this leaves one of them for the write itself. */
const WRITE_AFTER_MS = 4000;
const DEADLINE_MS = 30_000;
const FIRST_RETRY_MS = 5000;
const LAST_RETRY_MS = 300_000;
const MAX_PENDING_BYTES = 32 * 2 ** 20;
/** So often what is pending is packed anew when something else was written to its place meanwhile. */
const TRIES = 5;
const OK = { kind: 'ok', reason: '' } as const;
const NOTHING: History = { chunks: [], gaps: [] };

export interface ColumnStoreOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Why nothing lies between the last stored column of a series and the first new one. */
  readonly holeReason?: string;
  /** Most memory that columns may hold while they cannot be written. */
  readonly maxPendingBytes?: number;
}

/**
 * The history of columns. Takes columns at any time, writes them within five seconds, and reads back what is on disk
 * together with what is not there yet. A disk that fails shows in {@link state} and never stops the caller.
 */
export class ColumnStore {
  readonly database: Database;
  private readonly clock: Clock;
  private readonly holeReason: string;
  private readonly maxPendingBytes: number;
  private readonly buffers = new SeriesBuffers();
  private readonly changes = new Emitter<StorageState>();
  private health: Pick<StorageState, 'kind' | 'reason'> = OK;
  private written = { columns: 0, bytes: 0 };
  private droppedColumns = 0;
  private retryMs = FIRST_RETRY_MS;
  private queue: Promise<void> = Promise.resolve();
  private isWriting = false;
  private cancelTimer: (() => void) | undefined;

  private constructor(options: ColumnStoreOptions) {
    this.database = options.database;
    this.clock = options.clock;
    this.holeReason = options.holeReason ?? 'worker stopped';
    this.maxPendingBytes = options.maxPendingBytes ?? MAX_PENDING_BYTES;
  }

  /** A store, usable at once: if the database cannot be opened, {@link state} says so and opening is tried again. */
  static async open(options: ColumnStoreOptions): Promise<ColumnStore> {
    const store = new ColumnStore(options);
    await store.attempt(() => Promise.resolve());
    return store;
  }

  get state(): StorageState {
    return { ...this.health, ...this.written, pendingBytes: this.buffers.pendingBytes };
  }

  /** Columns refused because they were damaged or not newer than the last of their series. */
  get dropped(): number {
    return this.droppedColumns;
  }

  /** Hears of the state after each write, done or failed; the returned function ends that. */
  listen(listener: (state: StorageState) => void): () => void {
    return this.changes.listen(listener);
  }

  /** Takes the next column of a series. One that is not newer than the last, or not whole, is dropped and counted. */
  append(series: HeatSeries, column: HeatColumn): void {
    if (!this.buffers.of(series).append(column)) this.droppedColumns += 1;
    if (!this.isWriting) this.shed();
    this.writeAfter(WRITE_AFTER_MS);
  }

  /** Notes that there is nothing to show for a stretch of time, and why. */
  markGap(series: HeatSeries, gap: Gap): void {
    this.buffers.of(series).markGap(gap);
    this.writeAfter(WRITE_AFTER_MS);
  }

  /** What overlaps `[from, to)` in epoch ms, written or not. Never rejects: history that cannot be read is a gap. */
  async load(series: HeatSeries, from: number, to: number): Promise<History> {
    const buffer = this.buffers.get(series);
    if (buffer?.needsResume && this.health.kind === 'ok') await this.flush();
    const buffered = buffer ? await bufferedHistory(buffer, from, to) : NOTHING;
    const stored = await this.attempt((database) => readHistory(database, seriesKey(series), from, to));
    if (stored) return mergeHistory(stored, buffered);
    const unread = { from, to: buffered.chunks[0]?.start ?? to, reason: this.health.reason };
    return mergeHistory(buffered, { chunks: [], gaps: unread.to > from ? [unread] : [] });
  }

  /** The stretch within `[from, to)`, epoch ms, for which there are columns; undefined when there are none to be read. */
  async extent(series: HeatSeries, stretch: Extent): Promise<Extent | undefined> {
    const { from, to } = stretch;
    const pending = this.buffers.get(series)?.pendingChunks.map(({ span }) => span) ?? [];
    const within = pending.filter((span) => span.from < to && span.to > from);
    const stored = await this.attempt((database) => readExtent(database, series, stretch));
    const whole = uniteExtents(stored ? [stored, ...within] : within);
    return whole && { from: Math.max(from, whole.from), to: Math.min(to, whole.to) };
  }

  /** Time of the newest column of a series, epoch ms; undefined when there is none or it cannot be read. */
  async lastTime(series: HeatSeries): Promise<number | undefined> {
    const known = this.buffers.get(series)?.lastTime;
    return known ?? this.attempt((database) => readLastTime(database, seriesKey(series)));
  }

  /** Where the chunk begins that columns of a series are being added to, epoch ms; undefined when none were in this session. */
  growsFrom(series: HeatSeries): number | undefined {
    const buffer = this.buffers.get(series);
    return buffer?.firstTime ?? buffer?.lastTime;
  }

  /** Writes what is pending now. Resolves when that is done or has failed; {@link state} tells which. */
  flush(): Promise<void> {
    this.queue = this.queue.then(() => this.write());
    return this.queue;
  }

  /** Deletes what ended by `before`, epoch ms. */
  async trim(before: number): Promise<void> {
    await this.attempt((database) => trimHistory(database, before));
  }

  /** Writes what is pending and stops the timer. */
  async close(): Promise<void> {
    await this.flush();
    this.stopTimer();
  }

  private async write(): Promise<void> {
    this.stopTimer();
    const { dirty } = this.buffers;
    if (dirty.length === 0 && this.health.kind === 'ok') return;
    this.isWriting = true;
    const written = await this.attempt((database) => this.writeBuffers(database, dirty));
    this.isWriting = false;
    if (written) this.recover();
    else this.backOff();
    this.changes.emit(this.state);
  }

  private async writeBuffers(database: IsothermDatabase, dirty: readonly SeriesBuffer[]): Promise<true> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (await this.tryWrite(database, dirty)) return true;
      await Promise.all(dirty.map((buffer) => buffer.reopen()));
    }
    throw new StorageError('The history is being written to all the time.');
  }

  /** @returns false when something else was written to the end of a series meanwhile, such as an import. */
  private async tryWrite(database: IsothermDatabase, dirty: readonly SeriesBuffer[]): Promise<boolean> {
    const dropped = await Promise.all(dirty.map((buffer) => resumeSeries(database, buffer, this.holeReason)));
    this.droppedColumns += dropped.reduce((sum, count) => sum + count, 0);
    const writes: BufferWrite[] = [];
    for (const buffer of dirty) {
      writes.push(await packBuffer(buffer));
      await turn();
    }
    const premises = writes.flatMap(({ premise }) => premise ?? []);
    if (!(await commit(database, premises, writes))) return false;
    for (const { columns, bytes } of writes.map(settleWrite)) {
      this.written = { columns: this.written.columns + columns, bytes: this.written.bytes + bytes };
    }
    return true;
  }

  /** What the task gives, or undefined when it failed or took too long, which shows in the state and is tried again. */
  private async attempt<T>(task: (database: IsothermDatabase) => Promise<T>): Promise<T | undefined> {
    try {
      return await withinDeadline(this.clock, DEADLINE_MS, this.database.connect().then(task));
    } catch (error) {
      this.health = describeFailure(error);
      this.database.close();
      this.writeAfter(this.retryMs);
      return undefined;
    }
  }

  private recover(): void {
    this.health = OK;
    this.retryMs = FIRST_RETRY_MS;
    if (this.buffers.dirty.length > 0) this.writeAfter(WRITE_AFTER_MS);
  }

  private backOff(): void {
    this.shed();
    this.stopTimer();
    this.writeAfter(this.retryMs);
    this.retryMs = Math.min(2 * this.retryMs, LAST_RETRY_MS);
  }

  /** Keeps memory bounded while nothing can be written. */
  private shed(): void {
    this.buffers.shed(this.maxPendingBytes, `not stored: ${this.health.reason || 'the disk is too slow'}`);
  }

  private writeAfter(delayMs: number): void {
    this.cancelTimer ??= this.clock.after(delayMs, () => void this.flush());
  }

  private stopTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }
}
