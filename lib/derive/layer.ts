import { DAY_MS } from '../core/durations';
import type { FlowBar } from '../flow/flow-bar';
import type { SourceColumn } from '../heatmaps/open-interest/recorder';
import type { HeatLayerId } from '../heatmaps/layers';
import type { Instrument } from '../market/instrument';

/** The step of everything that is worked out of bars. */
export const DERIVED_STEP_MS = 300_000;

/** The beginning of the step that holds a time, epoch ms. */
export const stepOf = (time: number) => Math.floor(time / DERIVED_STEP_MS) * DERIVED_STEP_MS;

/** The beginning of the day (UTC) that holds a time, epoch ms. */
export const dayOf = (time: number) => Math.floor(time / DAY_MS) * DAY_MS;

/** A heatmap that is worked out of bars, one step after the other. */
export interface DerivedLayer {
  readonly id: HeatLayerId;
  /** Takes the next bar of a venue, oldest first. */
  observe(instrument: Instrument, bar: FlowBar): void;
  /** The columns that have become known by `now`, epoch ms, oldest first. */
  take(now: number): readonly SourceColumn[];
}
