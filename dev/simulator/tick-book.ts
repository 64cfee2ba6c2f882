import { assert } from '../../lib/core/assert';
import type { Side } from '../../lib/core/units';
import type { LevelChange, TickLevel } from './venue-market';

/**
 * A book over a fixed range of ticks. One array holds both sides: what lies at or below the best bid is a bid, what
 * lies at or above the best ask an ask, so that it cannot cross.
 */
export class TickBook {
  private readonly lots: Float64Array;
  private readonly before = new Map<number, { readonly side: Side; readonly lots: number }>();
  private bid: number;
  private ask: number;

  /** @param low first and @param high last tick that can hold a level. */
  constructor(
    readonly low: number,
    readonly high: number,
  ) {
    this.lots = new Float64Array(high - low + 1);
    this.bid = low - 1;
    this.ask = high + 1;
  }

  /** The best bid's tick; `low - 1` while there is none. */
  get bestBid(): number {
    return this.bid;
  }

  /** The best ask's tick; `high + 1` while there is none. */
  get bestAsk(): number {
    return this.ask;
  }

  get(tick: number): number {
    return this.lots[tick - this.low] ?? 0;
  }

  sideOf(tick: number): Side {
    return tick <= this.bid ? 'bid' : 'ask';
  }

  /** Sets the size resting at a tick. @throws when the level would cross the other side or leave the range. */
  set(side: Side, tick: number, lots: number): void {
    assert(side === 'bid' ? tick < this.ask : tick > this.bid, `${side} ${tick} does not cross`);
    assert(tick >= this.low && tick <= this.high && lots >= 0, `level ${tick}:${lots} lies in the range`);
    if (!this.before.has(tick)) this.before.set(tick, { side: this.sideOf(tick), lots: this.get(tick) });
    this.lots[tick - this.low] = lots;
    if (side === 'bid') this.moveBid(tick, lots);
    else this.moveAsk(tick, lots);
  }

  /** Removes up to `wanted` lots from a level and returns how many it had. */
  take(tick: number, wanted: number): number {
    const taken = Math.min(wanted, this.get(tick));
    if (taken > 0) this.set(this.sideOf(tick), tick, this.get(tick) - taken);
    return taken;
  }

  top(side: Side, limit: number): readonly TickLevel[] {
    const levels: TickLevel[] = [];
    const step = side === 'bid' ? -1 : 1;
    for (let tick = side === 'bid' ? this.bid : this.ask; this.covers(tick); tick += step) {
      if (levels.length === limit) break;
      const lots = this.get(tick);
      if (lots > 0) levels.push([tick, lots]);
    }
    return levels;
  }

  /** What changed since the last call, as absolute sizes; a level that changed sides is removed on the old one. */
  drain(): readonly LevelChange[] {
    const changes: LevelChange[] = [];
    for (const [tick, { side, lots: old }] of this.before) {
      const lots = this.get(tick);
      const now = this.sideOf(tick);
      if (old > 0 && (lots === 0 || now !== side)) changes.push({ side, tick, lots: 0 });
      if (lots > 0 && (lots !== old || now !== side)) changes.push({ side: now, tick, lots });
    }
    this.before.clear();
    return changes.toSorted((left, right) => left.tick - right.tick);
  }

  private covers(tick: number): boolean {
    return tick >= this.low && tick <= this.high;
  }

  private moveBid(tick: number, lots: number): void {
    if (lots > 0) this.bid = Math.max(this.bid, tick);
    else while (this.bid >= this.low && this.get(this.bid) === 0) this.bid -= 1;
  }

  private moveAsk(tick: number, lots: number): void {
    if (lots > 0) this.ask = Math.min(this.ask, tick);
    else while (this.ask <= this.high && this.get(this.ask) === 0) this.ask += 1;
  }
}
