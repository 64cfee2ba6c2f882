import { DAY_MS } from '../../core/durations';
import type { Clock } from '../../core/clock';
import { type HeatSeries, seriesKey } from '../../heatmaps/columns/series';
import type { ColumnStore } from '../column-store';
import type { IsothermDatabase } from '../schema';
import type { Retention } from '../settings';
import { dropGaps, dropOldest } from './drop-oldest';
import { keepBudget } from './keep-budget';
import { poolNext } from './pool-next';
import { readSeries } from './stored-series';
import { type HeatGroup, tierSeries, tiersOf } from './tiers';

/** Late enough that the start of the worker is not held up, soon enough for one that never lives long. */
const FIRST_MS = 10_000;
const EVERY_MS = 300_000;
/** Between two slices, so that a live column never waits for more than one. */
const PAUSE_MS = 5;

export interface CompactorParts {
  readonly store: Pick<ColumnStore, 'database' | 'trim'>;
  readonly clock: Clock;
  readonly retention: () => Retention;
}

/**
 * Turns fine columns into the coarser tiers, drops what its tier no longer keeps, and holds the whole within its budget.
 * Works in slices of a few milliseconds, each of which leaves the disk as it should be; whatever is cut short is done by
 * the next run.
 */
export class Compactor {
  private readonly stops: (() => void)[] = [];
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly parts: CompactorParts) {}

  /** Runs soon, and then from time to time. */
  start(): void {
    const { clock } = this.parts;
    this.isStopped = false;
    // A disk that fails shows in the column store's state; the next run tries again.
    const run = () => void this.run().catch(() => {});
    this.stops.push(clock.after(FIRST_MS, run), clock.every(EVERY_MS, run));
  }

  /** Ends after the slice at hand. */
  stop(): void {
    this.isStopped = true;
    for (const stop of this.stops.splice(0)) stop();
  }

  /**
   * Does all there is to do now; joins the run that is under way, if one is.
   * @throws whatever IndexedDB gives as the reason.
   */
  run(): Promise<void> {
    this.running ??= this.runOnce().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async runOnce(): Promise<void> {
    const { store, clock, retention } = this.parts;
    const { days, megabytes } = retention();
    const connection = await store.database.connect();
    for (const group of groupsOf(await readSeries(connection))) {
      await this.pool(connection, group, clock.now());
      await this.drop(connection, group, clock.now() - days * DAY_MS);
    }
    await store.trim(clock.now() - days * DAY_MS);
    if (await this.turn()) await keepBudget(connection, megabytes * 1e6, () => this.turn());
  }

  private async pool(connection: IsothermDatabase, group: HeatGroup, now: number): Promise<void> {
    const tiers = tiersOf(group);
    for (const tier of tiers) {
      const from = tiers.find(({ stepMs, pooled }) => stepMs === tier.fromStepMs && pooled === 'max');
      if (!from) continue;
      const source = tierSeries(group, from);
      const next = () => poolNext(connection, source, tier, now - from.keepMs);
      while ((await this.turn()) && (await next()));
    }
  }

  private async drop(connection: IsothermDatabase, group: HeatGroup, oldest: number): Promise<void> {
    for (const tier of tiersOf(group)) {
      const series = tierSeries(group, tier);
      const before = Math.max(this.parts.clock.now() - tier.keepMs, oldest);
      const next = () => dropOldest(connection, series, before);
      while ((await this.turn()) && (await next()) !== undefined);
      if (await this.turn()) await dropGaps(connection, series, before);
    }
  }

  /** Lets whoever waits go first; false when it is time to end. */
  private async turn(): Promise<boolean> {
    await new Promise<void>((resolve) => void this.parts.clock.after(PAUSE_MS, resolve));
    return !this.isStopped;
  }
}

/** One of each market's and source's layers. */
const groupsOf = (series: readonly HeatSeries[]): readonly HeatGroup[] => [
  ...new Map(series.map((each) => [seriesKey({ ...each, stepMs: 0, pooled: 'max' }), each])).values(),
];
