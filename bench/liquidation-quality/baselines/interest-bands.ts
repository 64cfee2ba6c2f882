import type { FlowBar } from '../../../lib/flow/flow-bar';
import type { LiquidationDensity, SidePair } from '../../../lib/heatmaps/liquidation/contract';
import { sum } from '../statistics';
import { binOf, gridAround } from '../grid';
import type { ScoredModel } from '../scored-model';

/** Share of what is opened that is believed to have each leverage. */
const SHARES = [
  [5, 0.15],
  [10, 0.3],
  [25, 0.25],
  [50, 0.2],
  [100, 0.1],
] as const;
const MAINTENANCE = 0.005;
const WINDOW_BARS = 5;

/**
 * Growing open interest opens positions at the close, longs in a rising five minutes and shorts in a falling one;
 * shrinking open interest closes a share of all; what the mark price crosses is gone. The best of the open designs.
 */
export class InterestBands implements ScoredModel {
  private readonly grid;
  private readonly mass: SidePair<Float64Array>;
  private bars = 0;
  private openedAt = Number.NaN;
  private interestBefore = Number.NaN;
  private interest = Number.NaN;

  constructor(price: number) {
    this.grid = gridAround(price);
    this.mass = { long: new Float64Array(this.grid.count), short: new Float64Array(this.grid.count) };
  }

  step(bar: FlowBar): SidePair<number> {
    const { long, short } = this.mass;
    const swept = {
      long: sweep(long, binOf(this.grid, bar.markLow) + 1, long.length),
      short: sweep(short, 0, binOf(this.grid, bar.markHigh)),
    };
    if (this.bars % WINDOW_BARS === 0) this.openedAt = bar.open;
    if (!Number.isNaN(bar.openInterest)) this.interest = bar.openInterest;
    this.bars += 1;
    if (this.bars % WINDOW_BARS === 0) this.endWindow(bar.close);
    return swept;
  }

  density(): LiquidationDensity {
    const mass = { long: this.mass.long.slice(), short: this.mass.short.slice() };
    return { grid: this.grid, mass, variance: undefined, scale: 'open-interest' };
  }

  private endWindow(close: number): void {
    const change = this.interest - this.interestBefore;
    this.interestBefore = this.interest;
    if (change > 0) this.open(close, change, close >= this.openedAt ? 1 : -1);
    else if (change < 0) this.shrink(-change);
  }

  private open(price: number, size: number, direction: 1 | -1): void {
    const side = direction === 1 ? this.mass.long : this.mass.short;
    for (const [leverage, share] of SHARES) {
      const level = price * (1 - direction / leverage + direction * MAINTENANCE);
      const bin = binOf(this.grid, level);
      side[bin] = (side[bin] ?? 0) + share * size;
    }
  }

  private shrink(size: number): void {
    const { long, short } = this.mass;
    const held = sum(long) + sum(short);
    const left = held > 0 ? Math.max(0, 1 - size / held) : 0;
    for (const side of [long, short]) side.forEach((value, bin) => (side[bin] = value * left));
  }
}

/** Empties bins and returns what was in them. */
function sweep(mass: Float64Array, from: number, to: number): number {
  const swept = sum(mass.subarray(from, to));
  mass.fill(0, from, to);
  return swept;
}
