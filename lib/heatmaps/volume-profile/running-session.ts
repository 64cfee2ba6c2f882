import type { DevelopingPath } from './profile';
import { RowStore } from './row-store';
import type { TimeSpan } from './sessions';
import { type SummaryOptions, valueOf } from './summary';

/** The session that goes on: its rows, and how its point of control and value area moved. */
export class RunningSession {
  readonly rows = new RowStore();
  private readonly time: number[] = [];
  private readonly poc: number[] = [];
  private readonly high: number[] = [];
  private readonly low: number[] = [];

  constructor(
    readonly span: TimeSpan,
    private readonly options: SummaryOptions,
  ) {}

  /** Notes where value is now that everything up to `end` (epoch ms) is laid; a bar that comes late corrects the last note. */
  mark(end: number): void {
    const value = valueOf(this.rows, this.options);
    if (!value) return;
    const last = this.time.length - 1;
    const at = end > (this.time[last] ?? -Infinity) ? last + 1 : last;
    if (at > last) this.time.push(end);
    this.poc[at] = value.poc;
    this.high[at] = value.high;
    this.low[at] = value.low;
  }

  path(): DevelopingPath {
    const { time, poc, high, low } = this;
    return {
      time: Float64Array.from(time),
      poc: Float64Array.from(poc),
      high: Float64Array.from(high),
      low: Float64Array.from(low),
    };
  }
}
