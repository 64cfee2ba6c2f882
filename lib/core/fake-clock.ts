import type { Clock } from './clock';

interface Timer {
  at: number;
  readonly periodMs?: number;
  readonly task: () => void;
}

/** A clock that moves only when told to; timers run in order of their time. For tests. */
export class FakeClock implements Clock {
  private readonly timers = new Set<Timer>();

  constructor(private time = 1_700_000_000_000) {}

  now = () => this.time;

  after = (delayMs: number, task: () => void) => this.add({ at: this.time + delayMs, task });

  every = (periodMs: number, task: () => void) => this.add({ at: this.time + periodMs, periodMs, task });

  /** Moves time forward, running every timer that falls due on the way, and lets promises settle between them. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (let timer = this.next(end); timer; timer = this.next(end)) {
      this.time = timer.at;
      if (timer.periodMs === undefined) this.timers.delete(timer);
      else timer.at += timer.periodMs;
      timer.task();
      await settle();
    }
    this.time = end;
    await settle();
  }

  private add(timer: Timer): () => void {
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  private next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
    return first;
  }
}

/** Lets every promise that is already settled run its continuations. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
