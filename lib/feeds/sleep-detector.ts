import type { Clock } from '../core/clock';

/** Between two looks the clock may jump this far before it counts as sleep: as long as a socket may be silent. */
const SLEPT_MS = 30_000;

/** Notices that the machine slept: timers stood still while the clock went on. */
export class SleepDetector {
  private seenAt: number;

  constructor(private readonly clock: Clock) {
    this.seenAt = clock.now();
  }

  /** True when more time passed since the last look than timers that ran every few seconds can explain. */
  slept(): boolean {
    const before = this.seenAt;
    this.seenAt = this.clock.now();
    return Math.abs(this.seenAt - before) > SLEPT_MS;
  }
}
