import { HOUR_MS } from '../../core/durations';
import { assert } from '../../core/assert';
import type { FlowBar } from '../../flow/flow-bar';

/** What of a change of open interest belongs to one bar, by price. */
export interface PlacedChange extends Pick<FlowBar, 'time' | 'intervalMs' | 'open' | 'close'> {
  readonly binSize: number;
  readonly firstBin: number;
  /** Base units per bin, all of one sign: opened above 0, closed below. */
  readonly change: Float64Array;
}

/** Why a change cannot be put at prices. */
export type Unplaced = 'bars missing' | 'no trades' | 'told too seldom';

/** What lies between two readings of a venue's open interest: its own cadence, in whole bars. */
export interface OpenInterestInterval {
  /** Epoch ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** One side, base units, at `to`. */
  readonly openInterest: number;
  /** Since `from`, base units. */
  readonly change: number;
  /** Prices at `from` and at `to`. */
  readonly open: number;
  readonly close: number;
  /** Extremes of trades; NaN when not all bars are known. */
  readonly high: number;
  readonly low: number;
  /** The whole of `change`, one entry for each bar; empty when it cannot be said at which prices it came about. */
  readonly placed: readonly PlacedChange[];
  /** Why `placed` is empty. */
  readonly unplaced: Unplaced | undefined;
}

/** Trades of longer than this say little about where a change came about. */
const MOST_WAIT_MS = 4 * HOUR_MS;

interface Reading {
  readonly time: number;
  readonly size: number;
  readonly close: number;
}

/**
 * Attributes each change of one instrument's open interest to the prices that were traded meanwhile, by their share of
 * the volume. Bars between two readings wait for the second: until then what happened in them is unknown.
 */
export class OpenInterestTracker {
  private reading: Reading | undefined;
  private waiting: FlowBar[] = [];
  private broken: Unplaced | undefined;
  private end = Number.NEGATIVE_INFINITY;

  /**
   * Takes the next bar, oldest first; returns the interval that it closes. An open interest equal to the one before is
   * taken for no new reading, as a bar cannot tell the two apart; the next change is then spread over all bars since.
   * @throws when the bar does not come after those before.
   */
  step(bar: FlowBar): OpenInterestInterval | undefined {
    assert(bar.time >= this.end, 'bars in order of time');
    if (bar.time !== this.end) this.broken = 'bars missing';
    this.end = bar.time + bar.intervalMs;
    const { reading } = this;
    if (reading) this.wait(bar, reading);
    const isNew = Number.isFinite(bar.openInterest) && bar.openInterest !== reading?.size;
    if (!isNew) return undefined;
    const closed = reading && this.close(reading, bar);
    this.reading = { time: this.end, size: bar.openInterest, close: bar.close };
    this.waiting = [];
    this.broken = undefined;
    return closed;
  }

  private wait(bar: FlowBar, { time }: Reading): void {
    if (this.end - time > MOST_WAIT_MS) this.broken ??= 'told too seldom';
    if (this.broken) this.waiting = [];
    else this.waiting.push(bar);
  }

  private close({ time, size, close }: Reading, last: FlowBar): OpenInterestInterval {
    const bars = this.waiting;
    const change = last.openInterest - size;
    const placed = placeChange(change, bars);
    return {
      from: time,
      to: this.end,
      openInterest: last.openInterest,
      change,
      open: close,
      close: last.close,
      high: this.broken ? Number.NaN : Math.max(...bars.map(({ high }) => high)),
      low: this.broken ? Number.NaN : Math.min(...bars.map(({ low }) => low)),
      placed,
      unplaced: this.broken ?? (placed.length === 0 ? 'no trades' : undefined),
    };
  }
}

/** `change` shared out by volume; empty when nothing was traded. */
function placeChange(change: number, bars: readonly FlowBar[]): readonly PlacedChange[] {
  const volumes = bars.map(({ volume: { buy, sell } }) => buy.map((size, bin) => size + (sell[bin] ?? 0)));
  const total = volumes.reduce((sum, bins) => bins.reduce((part, size) => part + size, sum), 0);
  if (!(total > 0)) return [];
  return bars.map(({ time, intervalMs, open, close, volume: { binSize, firstBin } }, index) => ({
    time,
    intervalMs,
    open,
    close,
    binSize,
    firstBin,
    change: (volumes[index] ?? new Float64Array()).map((size) => change * (size / total)),
  }));
}
