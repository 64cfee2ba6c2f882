import type { FlowBar } from '../../../lib/flow/flow-bar';
import type { LiquidationDensity, SidePair } from '../../../lib/heatmaps/liquidation/contract';
import { gridAround } from '../grid';
import type { ScoredModel } from '../scored-model';

/** A log-normal hump: where it is highest, as a share of the price, and its width in log distance. */
const CENTER = 0.1;
const WIDTH = 0.8;

/**
 * Knows no levels, only how far from the price liquidations usually lie, and that with hindsight: the hump is the one that
 * fits the simulated markets best. Not a method anybody offers; what a map says beyond the general shape is what it is
 * better than this.
 */
export class DistanceOnly implements ScoredModel {
  private last = Number.NaN;

  step(bar: FlowBar): SidePair<number> {
    this.last = bar.close;
    return { long: 0, short: 0 };
  }

  density(): LiquidationDensity {
    const grid = gridAround(this.last);
    const middle = grid.count / 2;
    const half = Float64Array.from({ length: middle }, (_, bin) => hump((bin + 0.5) * grid.step));
    const mass = { long: new Float64Array(grid.count), short: new Float64Array(grid.count) };
    mass.long.set(half.toReversed());
    mass.short.set(half, middle);
    return { grid, mass, variance: undefined, scale: 'relative' };
  }
}

const hump = (distance: number): number => Math.exp(-0.5 * (Math.log(distance / CENTER) / WIDTH) ** 2);
