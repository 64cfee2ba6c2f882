import { barEnd, type FlowGap, type FlowRun, mergeRuns, pushGap } from '../flow/flow-run';
import { RUN_BARS } from '../flow/pack-bars';
import { type BarSeries, barsKey } from './bar-store-block';
import type { BarsWrite } from './bar-store-disk';

const NOTHING: FlowRun = { bars: [], gaps: [] };

/** Bars and gaps that are not on disk, by series. */
export class PendingBars {
  private readonly byKey = new Map<string, BarsWrite>();

  get isEmpty(): boolean {
    return this.byKey.size === 0;
  }

  /** What is to be written. */
  get writes(): readonly BarsWrite[] {
    return [...this.byKey.values()];
  }

  of(series: BarSeries): FlowRun {
    return this.byKey.get(barsKey(series))?.run ?? NOTHING;
  }

  add(series: BarSeries, run: FlowRun): void {
    this.put({ key: barsKey(series), intervalMs: series.intervalMs, run });
  }

  addAll(other: PendingBars): void {
    for (const write of other.writes) this.put(write);
  }

  /** Turns the oldest bars into gaps until the rest is at most `most`. */
  shed(most: number, reason: string): void {
    while (this.count > most) {
      const [oldest] = this.writes
        .filter(({ run }) => run.bars.length > 0)
        .toSorted((a, b) => firstTime(a) - firstTime(b));
      if (oldest) this.byKey.set(oldest.key, { ...oldest, run: giveUpOldest(oldest.run, reason) });
    }
  }

  private get count(): number {
    return this.writes.reduce((sum, { run }) => sum + run.bars.length, 0);
  }

  private put(write: BarsWrite): void {
    const run = mergeRuns(this.byKey.get(write.key)?.run ?? NOTHING, write.run);
    this.byKey.set(write.key, { ...write, run });
  }
}

const firstTime = ({ run }: BarsWrite) => run.bars[0]?.time ?? Infinity;

/** The oldest bars of a run, up to as many as a block has, as a gap. */
function giveUpOldest({ bars, gaps }: FlowRun, reason: string): FlowRun {
  const lost: FlowGap[] = [];
  for (const bar of bars.slice(0, RUN_BARS)) pushGap(lost, { from: bar.time, to: barEnd(bar), reason });
  return mergeRuns({ bars: bars.slice(RUN_BARS), gaps }, { bars: [], gaps: lost });
}
