import type { Gap } from '../heatmaps/columns/column';

/** Watches the times of one series' columns and turns each hole between two of them into a gap with a reason. */
export class GapWatch {
  private last: number | undefined;
  private reason = '';

  constructor(private readonly stepMs: number) {}

  /** Remembers why the series is about to miss columns. The first cause of a hole is the one that is told. */
  interrupt(reason: string): void {
    if (this.reason === '') this.reason = reason;
  }

  /** Takes the time of a column; returns the gap before it, if there is one. */
  column(time: number): Gap | undefined {
    const from = this.last === undefined ? time : this.last + this.stepMs;
    const gap = time > from ? { from, to: time, reason: this.reason || 'no data came' } : undefined;
    this.last = time;
    this.reason = '';
    return gap;
  }
}
