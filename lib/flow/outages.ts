/** A stretch of time, epoch ms, in which a feed did not tell everything. */
export interface Outage {
  readonly from: number;
  /** Infinity while it lasts. */
  readonly to: number;
  readonly reason: string;
}

const NOT_BEGUN: Outage = { from: -Infinity, to: Infinity, reason: 'recording had not begun' };

/** When one feed was down, from before its beginning on. */
export class Outages {
  private list: readonly Outage[] = [NOT_BEGUN];

  /** The feed tells nothing from `time` on. Of several causes the first is kept. */
  interrupt(reason: string, time: number): void {
    if (this.list.at(-1)?.to !== Infinity) this.list = [...this.list, { from: time, to: Infinity, reason }];
  }

  /** The feed tells everything from `time` on. */
  resume(time: number): void {
    this.list = this.list.map((outage) => (outage.to === Infinity ? { ...outage, to: time } : outage));
  }

  /** The outages that overlap `[from, to)`, in order. */
  within(from: number, to: number): readonly Outage[] {
    return this.list.filter((outage) => outage.from < to && outage.to > from);
  }

  /** Forgets those that ended by `time`. */
  forget(time: number): void {
    if (this.list.some(({ to }) => to <= time)) this.list = this.list.filter(({ to }) => to > time);
  }
}
