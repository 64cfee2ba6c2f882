import type { FlowBar } from '../../../lib/flow/flow-bar';
import type { LiquidationDensity, SidePair } from '../../../lib/heatmaps/liquidation/contract';
import { gridAround } from '../grid';
import type { ScoredModel } from '../scored-model';
import { groundTaken } from '../sweep-score';

/** The same everywhere, so that it expects as much as the price takes ground: what knowing nothing is worth. */
export class Uniform implements ScoredModel {
  private before: FlowBar | undefined;

  constructor(private readonly price: number) {}

  step(bar: FlowBar): SidePair<number> {
    const taken = groundTaken(this.before ?? bar, bar);
    this.before = bar;
    return taken;
  }

  density(): LiquidationDensity {
    const grid = gridAround(this.price);
    const even = () => new Float64Array(grid.count).fill(1);
    return { grid, mass: { long: even(), short: even() }, variance: undefined, scale: 'relative' };
  }
}
