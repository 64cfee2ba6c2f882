import { DAY_MS } from '../../core/durations';
import type { TradeEvent } from '../../market/events';
import { countSize, type DecayedHistogram, emptyHistogram, sizeQuantile } from './decayed-histogram';

/** Trades of one aggressor this close after one another may be one run. */
const GAP_MS = 250;
const MIN_LEVELS = 5;
const MIN_TRAVEL_BP = 2;
/** Only the rarest percent of runs, of at least so many known ones. */
const RARE = 0.99;
const ENOUGH = 300;

/** A run of trades of one aggressor's side through many prices. Plain data; quote units, epoch ms. */
export interface Sweep {
  readonly direction: 'up' | 'down';
  readonly start: number;
  end: number;
  notional: number;
  /** Different prices it traded at. */
  levels: number;
  readonly from: number;
  to: number;
}

export interface SweepState {
  run?: Sweep | undefined;
  /** Sizes of runs of the last day. */
  readonly usual: DecayedHistogram;
  countedAt: number;
}

export const emptySweeps = (): SweepState => ({ usual: emptyHistogram(DAY_MS), countedAt: 0 });

/** Finds sweeps of one venue in its trades. */
export class SweepWatch {
  /** @param minNotional quote units a sweep is worth at least, whatever is usual. */
  constructor(
    private readonly minNotional: number,
    readonly state: SweepState = emptySweeps(),
  ) {}

  /** Takes the next trade; returns the sweep that it shows to be over. */
  trade({
    time,
    price,
    size,
    side,
  }: Pick<TradeEvent, 'time' | 'price' | 'size' | 'side'>): Sweep | undefined {
    const direction = side === 'buy' ? 'up' : 'down';
    const { run } = this.state;
    const goesOn =
      run?.direction === direction &&
      time - run.end <= GAP_MS &&
      (direction === 'up' ? price >= run.to : price <= run.to);
    if (goesOn) {
      if (price !== run.to) run.levels += 1;
      run.to = price;
      run.end = Math.max(run.end, time);
      run.notional += price * size;
      return undefined;
    }
    this.state.run = {
      direction,
      start: time,
      end: time,
      notional: price * size,
      levels: 1,
      from: price,
      to: price,
    };
    return run && this.judge(run);
  }

  /** Says that nothing came until `time`, epoch ms: a run that waits for its next trade may be over. */
  until(time: number): Sweep | undefined {
    const { run } = this.state;
    if (!run || time - run.end <= GAP_MS) return undefined;
    this.state.run = undefined;
    return this.judge(run);
  }

  private judge(run: Sweep): Sweep | undefined {
    const { state, minNotional } = this;
    const rare = sizeQuantile(state.usual, RARE, ENOUGH) ?? 0;
    countSize(state.usual, run.notional, Math.max(0, run.end - (state.countedAt || run.end)));
    state.countedAt = run.end;
    const travelBp = Math.abs(Math.log(run.to / run.from)) * 1e4;
    const isSweep =
      run.levels >= MIN_LEVELS && travelBp >= MIN_TRAVEL_BP && run.notional >= Math.max(minNotional, rare);
    return isSweep ? run : undefined;
  }
}
