import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import { ensureDefined } from '../../core/assert';
import type { FlowBar } from '../../flow/flow-bar';
import type { Instrument } from '../../market/instrument';
import type { VenueId } from '../../market/venues';
import type { HeatColumn, PriceGrid } from '../columns/column';
import { followGrid } from '../order-book/grid';
import { type OpenInterestInterval, OpenInterestTracker, type PlacedChange } from './attribute';
import { type ColumnPart, openInterestColumn, widenGrid } from './column';

export interface OpenInterestOptions {
  /** The venue whose prices the aggregate is laid on. */
  readonly reference: VenueId;
  /** A whole multiple of the bars' interval. */
  readonly stepMs: number;
}

/** A column and whose it is. */
export interface SourceColumn {
  readonly source: VenueId | 'all';
  readonly column: HeatColumn;
}

interface Followed {
  readonly instrument: Instrument;
  readonly tracker: OpenInterestTracker;
  grid: PriceGrid | undefined;
  /** Reference price minus this venue's, as last seen. */
  basis: number | undefined;
}

/** One step of the series: what each venue has told of it so far. */
interface Step {
  readonly time: number;
  readonly changes: Map<VenueId, PlacedChange[]>;
  /** Whose columns are out. */
  readonly told: Set<VenueId | 'all'>;
}

/** The aggregate waits this long after a step for venues whose open interest comes late. */
const PATIENCE_MS = MINUTE_MS;

/** Venues that tell their open interest once an hour still get their own columns. */
const MEMORY_MS = 5 * HOUR_MS;

/** Turns bars of one market's instruments into columns of open interest: of each venue, and of all on the reference's prices. */
export class OpenInterestRecorder {
  private readonly followed = new Map<VenueId, Followed>();
  private readonly steps = new Map<number, Step>();

  constructor(private readonly options: OpenInterestOptions) {}

  /** Takes the next bar of a venue, oldest first; the interval of its open interest that this closes. */
  observe(instrument: Instrument, bar: FlowBar): OpenInterestInterval | undefined {
    const { venue } = instrument;
    const followed = this.followed.get(venue) ?? {
      instrument,
      tracker: new OpenInterestTracker(),
      grid: undefined,
      basis: venue === this.options.reference ? 0 : undefined,
    };
    this.followed.set(venue, followed);
    const interval = followed.tracker.step(bar);
    for (const placed of interval?.placed ?? []) this.keep(venue, placed);
    return interval;
  }

  /**
   * The columns that have become known by `now` (epoch ms on the bars' clock), oldest first. A step of which a venue leaves a part unknown
   * has no column of it; the aggregate is of the venues that told theirs within a minute after the step.
   */
  take(now: number): readonly SourceColumn[] {
    const columns: SourceColumn[] = [];
    for (const step of [...this.steps.values()].toSorted((a, b) => a.time - b.time)) {
      const known = [...step.changes].filter(([, changes]) => this.isWhole(changes));
      if (!step.told.has('all')) this.learnBases(step);
      for (const [venue, changes] of known) {
        if (step.told.has(venue)) continue;
        step.told.add(venue);
        columns.push({ source: venue, column: this.columnOf(step, venue, [{ venue, shift: 0, changes }]) });
      }
      const all = this.aggregate(step, known, now);
      if (all) columns.push({ source: 'all', column: all });
      const isDone = step.told.size > this.followed.size;
      if (isDone || step.time + MEMORY_MS <= now) this.steps.delete(step.time);
    }
    return columns;
  }

  private keep(venue: VenueId, placed: PlacedChange): void {
    const time = Math.floor(placed.time / this.options.stepMs) * this.options.stepMs;
    const step = this.steps.get(time) ?? { time, changes: new Map(), told: new Set() };
    this.steps.set(time, step);
    const changes = step.changes.get(venue);
    if (changes) changes.push(placed);
    else step.changes.set(venue, [placed]);
  }

  private isWhole(changes: readonly PlacedChange[]): boolean {
    return changes.reduce((sum, { intervalMs }) => sum + intervalMs, 0) >= this.options.stepMs;
  }

  /** Where the reference and a venue both have a bar, their closes tell how far apart they are. */
  private learnBases({ changes }: Step): void {
    const closes = new Map(
      (changes.get(this.options.reference) ?? []).map(({ time, close }) => [time, close]),
    );
    for (const [venue, bars] of changes) {
      const apart = bars
        .flatMap(({ time, close }) => (closes.get(time) ?? Number.NaN) - close)
        .filter(Number.isFinite);
      if (apart.length === 0) continue;
      ensureDefined(this.followed.get(venue), 'the venue of a step').basis =
        apart.reduce((sum, each) => sum + each, 0) / apart.length;
    }
  }

  private aggregate(
    step: Step,
    known: readonly (readonly [VenueId, PlacedChange[]])[],
    now: number,
  ): HeatColumn | undefined {
    const isDue = known.length === this.followed.size || now >= step.time + this.options.stepMs + PATIENCE_MS;
    if (!isDue || step.told.has('all') || !this.followed.has(this.options.reference)) return undefined;
    const parts = known.flatMap(([venue, changes]): ColumnPart[] => {
      const shift = this.followed.get(venue)?.basis;
      return shift === undefined ? [] : [{ venue, shift, changes }];
    });
    if (parts.length === 0) return undefined;
    step.told.add('all');
    return this.columnOf(step, this.options.reference, parts);
  }

  /** On the grid of `owner`, whose prices the parts are shifted to. */
  private columnOf({ time, changes }: Step, owner: VenueId, parts: readonly ColumnPart[]): HeatColumn {
    const followed = ensureDefined(this.followed.get(owner), 'the owner of the grid');
    const own = changes.get(owner) ?? [];
    const other = ensureDefined(parts[0], 'a part of the column');
    const close = own.at(-1)?.close ?? (other.changes.at(-1)?.close ?? Number.NaN) + other.shift;
    followed.grid = followGrid(followed.grid, close, followed.instrument);
    return openInterestColumn({ time, stepMs: this.options.stepMs }, widenGrid(followed.grid, parts), parts, {
      open: own[0]?.open ?? Number.NaN,
      close: own.at(-1)?.close ?? Number.NaN,
    });
  }
}
