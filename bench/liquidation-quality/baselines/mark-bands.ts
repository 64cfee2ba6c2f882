import type { FlowBar } from '../../../lib/flow/flow-bar';
import type { LiquidationDensity, SidePair } from '../../../lib/heatmaps/liquidation/contract';
import { binOf, gridAround } from '../grid';
import type { ScoredModel } from '../scored-model';

/** Share of the open interest that is believed to have each leverage. */
const SHARES = [
  [5, 0.1],
  [10, 0.2],
  [25, 0.3],
  [50, 0.25],
  [100, 0.15],
] as const;
const MAINTENANCE = 0.004;
/** Bins on either side of a level that its mass is spread over. */
const SPREAD = 5;

/**
 * All open interest at fixed leverages from where the mark price is now, as several open dashboards draw it. Its levels move
 * with the price, so it expects nothing to be reached.
 */
export class MarkBands implements ScoredModel {
  private mark = Number.NaN;
  private interest = 0;

  constructor(private readonly price: number) {}

  step({ markHigh, markLow, openInterest }: FlowBar): SidePair<number> {
    this.mark = Math.sqrt(markHigh * markLow);
    if (!Number.isNaN(openInterest)) this.interest = openInterest;
    return { long: 0, short: 0 };
  }

  density(): LiquidationDensity {
    const grid = gridAround(this.price);
    const side = (direction: 1 | -1): Float64Array => {
      const mass = new Float64Array(grid.count);
      for (const [leverage, share] of SHARES) {
        const level = this.mark * (1 - direction / leverage + direction * MAINTENANCE);
        const center = binOf(grid, level);
        for (let bin = center - SPREAD; bin <= center + SPREAD; bin += 1) {
          mass[bin] = (mass[bin] ?? 0) + (share * this.interest) / (2 * SPREAD + 1);
        }
      }
      return mass;
    };
    return { grid, mass: { long: side(1), short: side(-1) }, variance: undefined, scale: 'open-interest' };
  }
}
