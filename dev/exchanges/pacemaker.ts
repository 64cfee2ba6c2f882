import { type Clock, systemClock } from '../../lib/core/clock';

const TICK_MS = 20;
/** After a long stop (a sleeping laptop) the market goes on from now instead of running after the clock. */
const MAX_BEHIND = 100;

/**
 * Lets steps of `stepMs` simulated time fall due as wall time passes, `speed` times as fast. Each step is stamped with
 * the wall time at which it is due, so that what is stamped is always "now".
 */
export class Pacemaker {
  private origin: number;
  private done = 0;
  private stamped = 0;
  private stopTicking = () => {};

  constructor(
    private readonly stepMs: number,
    private speed: number,
    private readonly step: (time: number) => void,
    private readonly clock: Clock = systemClock,
  ) {
    this.origin = clock.now();
  }

  start(): void {
    this.restart();
    this.stopTicking = this.clock.every(TICK_MS, () => this.catchUp());
  }

  get pace(): number {
    return this.speed;
  }

  /** 0 stands still. */
  setPace(speed: number): void {
    this.restart();
    this.speed = speed;
  }

  /** Makes steps at once, stamped one step apart and never earlier than now; for a market that stands still. */
  advance(steps: number): void {
    for (let count = 0; count < steps; count += 1)
      this.make(Math.max(this.clock.now(), this.stamped + this.stepMs));
    this.restart();
  }

  stop(): void {
    this.stopTicking();
  }

  private catchUp(): void {
    if (this.speed <= 0) return;
    const due = Math.floor(((this.clock.now() - this.origin) * this.speed) / this.stepMs);
    if (due - this.done > MAX_BEHIND) return this.restart();
    while (this.done < due) {
      this.done += 1;
      this.make(Math.round(this.origin + (this.done * this.stepMs) / this.speed));
    }
  }

  private make(time: number): void {
    this.stamped = time;
    this.step(time);
  }

  private restart(): void {
    this.origin = this.clock.now();
    this.done = 0;
  }
}
