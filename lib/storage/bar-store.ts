import type { Clock } from '../core/clock';
import { Emitter } from '../core/emitter';
import { cutRun, fillHoles, type FlowRun, mergeRuns } from '../flow/flow-run';
import type { IsothermDatabase } from './schema';
import { type BarSeries, barsKey } from './bar-store-block';
import { blocksToCoarsen, COARSE_MS, coarsenBlock, FINE_MS, mergeTiers } from './bar-store-coarsen';
import { addRuns, readRun, trimBars } from './bar-store-disk';
import { PendingBars } from './bar-store-pending';
import type { Database } from './database';
import { withinDeadline } from './deadline';
import { describeFailure } from './failure';
import type { StorageState } from './state';

/** A minute is told two to three seconds after its end and is to be on disk by five. */
const WRITE_AFTER_MS = 1000;
const DEADLINE_MS = 30_000;
const FIRST_RETRY_MS = 5000;
const LAST_RETRY_MS = 300_000;
/** About 20 MB of memory. */
const MAX_PENDING_BARS = 20_000;
const OK = { kind: 'ok', reason: '' } as const;
const NOTHING: FlowRun = { bars: [], gaps: [] };
const NOT_KEPT = 'not recorded, or no longer kept';

export type BarStoreState = Pick<StorageState, 'kind' | 'reason'>;

export interface BarStoreOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Most bars that are held while they cannot be written. */
  readonly maxPendingBars?: number;
}

/**
 * The bars of flow that were recorded here. Takes bars and gaps at any time, writes them within a second, and reads back
 * what is on disk together with what is not there yet. A disk that fails shows in {@link state} and never stops the caller.
 */
export class BarStore {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly maxPendingBars: number;
  private readonly changes = new Emitter<BarStoreState>();
  private pending = new PendingBars();
  /** What is on its way to the disk. */
  private writing = new PendingBars();
  private health: BarStoreState = OK;
  private retryMs = FIRST_RETRY_MS;
  private queue: Promise<unknown> = Promise.resolve();
  private cancelTimer: (() => void) | undefined;

  constructor({ database, clock, maxPendingBars = MAX_PENDING_BARS }: BarStoreOptions) {
    this.database = database;
    this.clock = clock;
    this.maxPendingBars = maxPendingBars;
  }

  get state(): BarStoreState {
    return this.health;
  }

  /** Hears of the state after each write, done or failed; the returned function ends that. */
  listen(listener: (state: BarStoreState) => void): () => void {
    return this.changes.listen(listener);
  }

  /** Takes bars and gaps, as `BarBuilder.close` gives them. A bar of a time of which there is one already is dropped. */
  append(series: BarSeries, run: FlowRun): void {
    if (run.bars.length + run.gaps.length === 0) return;
    this.pending.add(series, run);
    this.pending.shed(this.maxPendingBars, `not stored: ${this.health.reason || 'the disk is too slow'}`);
    this.writeAfter(WRITE_AFTER_MS);
  }

  /**
   * The bars of one interval that overlap `[from, to)` in epoch ms, written or not, and a gap for every other time.
   * Never rejects: what cannot be read is a gap.
   */
  async load(series: BarSeries, from: number, to: number): Promise<FlowRun> {
    return this.filled(await this.read(series, from, to), from, to);
  }

  /** As {@link load}, the recorded bars where they are still kept and the merged ones before. */
  async loadAll(market: Omit<BarSeries, 'intervalMs'>, from: number, to: number): Promise<FlowRun> {
    // The merged ones last: what is merged meanwhile is then found there, and its minutes are known from before.
    const fine = await this.read({ ...market, intervalMs: FINE_MS }, from, to);
    const coarse = await this.read({ ...market, intervalMs: COARSE_MS }, from, to);
    return this.filled(fine && coarse && mergeTiers(fine, coarse), from, to);
  }

  /** Writes what is pending now. Resolves when that is done or has failed; {@link state} tells which. */
  flush(): Promise<void> {
    return this.enqueue(() => this.write());
  }

  /**
   * Merges the blocks of recorded bars that end by `before`, epoch ms, into coarser ones. It may be stopped at any time:
   * each block is there as recorded or as merged. Between two blocks other writes have their turn.
   */
  async coarsen(before: number): Promise<void> {
    const blocks = await this.attempt((database) => blocksToCoarsen(database, before));
    for (const block of blocks ?? []) {
      const done = await this.enqueue(() =>
        this.attempt(async (database) => {
          await coarsenBlock(database, block);
          return true;
        }),
      );
      if (done === undefined) return;
    }
  }

  /** Deletes what ended by `before`, epoch ms. */
  async trim(before: number): Promise<void> {
    await this.enqueue(() => this.attempt((database) => trimBars(database, before)));
  }

  /** Writes what is pending and stops the timer. */
  async close(): Promise<void> {
    await this.flush();
    this.stopTimer();
  }

  private async read(series: BarSeries, from: number, to: number): Promise<FlowRun | undefined> {
    // Before the disk is read: what is written meanwhile is then known from here.
    const unwritten = mergeRuns(this.writing.of(series), this.pending.of(series));
    const stored = await this.attempt((database) =>
      readRun(database, barsKey(series), series.intervalMs, from, to),
    );
    return stored && cutRun(mergeRuns(stored, unwritten), from, to);
  }

  private filled(run: FlowRun | undefined, from: number, to: number): FlowRun {
    return fillHoles(run ?? NOTHING, from, to, run ? NOT_KEPT : this.health.reason);
  }

  private async write(): Promise<void> {
    this.stopTimer();
    if (this.pending.isEmpty) return;
    this.writing = this.pending;
    this.pending = new PendingBars();
    const { writes } = this.writing;
    const written = await this.attempt(async (database) => {
      await addRuns(database, writes);
      return true;
    });
    if (written) this.recover();
    else this.backOff();
    this.writing = new PendingBars();
    this.changes.emit(this.state);
  }

  private recover(): void {
    this.health = OK;
    this.retryMs = FIRST_RETRY_MS;
    if (!this.pending.isEmpty) this.writeAfter(WRITE_AFTER_MS);
  }

  private backOff(): void {
    const later = this.pending;
    this.pending = this.writing;
    this.pending.addAll(later);
    this.stopTimer();
    this.writeAfter(this.retryMs);
    this.retryMs = Math.min(2 * this.retryMs, LAST_RETRY_MS);
  }

  /** What the task gives, or undefined when it failed or took too long, which shows in the state. */
  private async attempt<T>(task: (database: IsothermDatabase) => Promise<T>): Promise<T | undefined> {
    try {
      return await withinDeadline(this.clock, DEADLINE_MS, this.database.connect().then(task));
    } catch (error) {
      this.health = describeFailure(error);
      this.database.close();
      return undefined;
    }
  }

  private enqueue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.queue.then(task);
    this.queue = done;
    return done;
  }

  private writeAfter(delayMs: number): void {
    this.cancelTimer ??= this.clock.after(delayMs, () => void this.flush());
  }

  private stopTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }
}
