import { MINUTE_MS } from '../lib/core/durations';
import { BarBuilder, LATE_MS } from '../lib/flow/bar-builder';
import type { FlowBar } from '../lib/flow/flow-bar';
import type { Instrument } from '../lib/market/instrument';
import type { CapturedEvent } from './capture-events';

/** Frames that come so far apart have a hole between them. */
const HOLE_MS = 60_000;
const HOLE = 'the capture has a hole';

/**
 * The bars of one instrument of a capture. The first and the last minute hold what the capture holds of them, since most
 * captures are short.
 */
export class CapturedBars {
  private readonly builder: BarBuilder;
  private readonly closed: FlowBar[] = [];
  /** On the exchange's clock, as far as events tell. */
  private time = -Infinity;
  private receivedAt = 0;

  constructor(readonly instrument: Instrument) {
    this.builder = new BarBuilder(instrument);
  }

  take({ event, receivedAt }: CapturedEvent): void {
    if (this.time === -Infinity) this.builder.resume(Math.floor(event.time / MINUTE_MS) * MINUTE_MS);
    else if (receivedAt > this.receivedAt + HOLE_MS) {
      this.builder.interrupt(HOLE, this.time);
      this.builder.resume(event.time);
    }
    this.receivedAt = receivedAt;
    // One event with a wrong time must not end minutes that are still to come.
    this.time = Math.max(this.time, Math.min(event.time, receivedAt + HOLE_MS));
    if (event.type === 'trade' || event.type === 'mark') this.builder.take(event);
    else if (event.type === 'openInterest' || event.type === 'liquidation') this.builder.take(event);
    this.closed.push(...this.builder.close(this.time).bars);
  }

  /** All of it, the minute that is not over included. */
  finish(): readonly FlowBar[] {
    this.closed.push(...this.builder.close(this.time + MINUTE_MS + LATE_MS).bars);
    return this.closed;
  }

  /** How many trades and forced closes are in no bar. */
  get leftOut(): number {
    const { late, ahead, far } = this.builder.leftOut;
    return late + ahead + far;
  }
}
