import { MINUTE_MS } from '../core/durations';
import type { FlowBar } from '../flow/flow-bar';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { HeatSeries } from '../heatmaps/columns/series';
import type { SourceColumn } from '../heatmaps/open-interest/recorder';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { ColumnArchive } from '../storage/column-archive';
import { DERIVED_STEP_MS, type DerivedLayer, stepOf } from './layer';

/** Bars of the step {@link DERIVED_STEP_MS} of an instrument that begin in `[from, to)`, oldest first. */
export type LoadBars = (instrument: Instrument, from: number, to: number) => Promise<readonly FlowBar[]>;

export interface RunParts {
  readonly market: string;
  readonly layer: DerivedLayer;
  readonly bars: LoadBars;
  readonly archive: Pick<ColumnArchive, 'put'>;
  /** Columns of a time from then on, epoch ms, that are stored already stay as they are. */
  readonly finalFrom: number;
  /** Lets others have their turn. */
  readonly rest: () => Promise<void>;
}

/** Aggregate columns that became known. */
export interface NewColumns {
  readonly count: number;
  readonly newest: HeatColumn | undefined;
}

/** Six hours at a time are read and kept. */
const SLICE_STEPS = 72;
/** So many steps are worked out before others have their turn: some tens of milliseconds with many venues. */
const STEPS_AT_ONCE = 6;
/** How long after a step the last of its columns may still become known. */
const LATE_MS = 2 * MINUTE_MS;
/** How long after a step its last bar is there: before, the step would be taken for one without a bar. */
const SETTLED_MS = 5_000;
const NONE: NewColumns = { count: 0, newest: undefined };

/** Walks one layer of one market through its bars and keeps the columns. */
export class LayerRun {
  private stopped = false;
  /** By source, in order of time. */
  private readonly unkept = new Map<VenueId | 'all', HeatColumn[]>();
  /** What no call has returned yet. */
  private fresh = NONE;

  /** @param until epoch ms up to which the layer has already taken the bars in. */
  constructor(
    private readonly parts: RunParts,
    public until: number,
  ) {}

  get layer(): DerivedLayer {
    return this.parts.layer;
  }

  stop(): void {
    this.stopped = true;
  }

  /**
   * Goes on to the last step that is over by `now`, epoch ms. Returns what became known of all venues together.
   * @throws when history cannot be read or written: the next call goes on where that happened.
   */
  async advance(instruments: readonly Instrument[], now: number): Promise<NewColumns> {
    const end = stepOf(now - SETTLED_MS);
    do {
      await this.slice(instruments, Math.min(end, this.until + SLICE_STEPS * DERIVED_STEP_MS), now);
      await this.keep();
    } while (this.until < end && !this.stopped);
    const { fresh } = this;
    this.fresh = NONE;
    return fresh;
  }

  /** Takes in the bars before `to`, and whatever has become known since. */
  private async slice(instruments: readonly Instrument[], to: number, now: number): Promise<void> {
    const { layer, rest } = this.parts;
    const steps = await this.load(instruments, to);
    let done = 0;
    for (; this.until < to && !this.stopped; this.until += DERIVED_STEP_MS) {
      for (const { instrument, byTime } of steps) {
        const bar = byTime.get(this.until);
        if (bar) layer.observe(instrument, bar);
      }
      this.gather(layer.take(Math.min(now, this.until + DERIVED_STEP_MS + LATE_MS)));
      done += 1;
      if (done % STEPS_AT_ONCE === 0) await rest();
    }
    this.gather(layer.take(Math.min(now, this.until + LATE_MS)));
  }

  private load(instruments: readonly Instrument[], to: number) {
    if (to <= this.until) return [];
    return Promise.all(
      instruments.map(async (instrument) => ({
        instrument,
        byTime: new Map((await this.parts.bars(instrument, this.until, to)).map((bar) => [bar.time, bar])),
      })),
    );
  }

  private gather(columns: readonly SourceColumn[]): void {
    for (const { source, column } of columns) {
      if (source === 'all') this.fresh = { count: this.fresh.count + 1, newest: column };
      const unkept = this.unkept.get(source);
      if (unkept) unkept.push(column);
      else this.unkept.set(source, [column]);
    }
  }

  /** What cannot be written now is tried again with what follows. */
  private async keep(): Promise<void> {
    const { market, layer, archive, finalFrom } = this.parts;
    for (const [source, columns] of this.unkept) {
      const series: HeatSeries = { layer: layer.id, market, source, stepMs: DERIVED_STEP_MS };
      await archive.put(series, columns, finalFrom);
      this.unkept.delete(source);
    }
  }
}
