import type { LiquidationDensity, SidePair } from './contract';
import type { Inventory } from './inventory';
import type { OpeningShare } from './opening-share';
import type { SideMass } from './side-mass';
import { PRIOR_SCALE } from './prior';
import type { PrintSizes } from './print-sizes';
import type { WeightLearner } from './weight-learner';

/** So many prints are enough to say how much is liquidated. */
const CALIBRATED_PRINTS = 200;

/** The share of the open interest that has a liquidation price on the map: an assumption. */
const LIQUIDATABLE = 0.6;

export interface MixtureScale extends SidePair<number> {
  readonly scale: LiquidationDensity['scale'];
}

/** What the size of a map follows from. */
interface Sized {
  readonly inventory: Inventory;
  readonly plain: WeightLearner;
  readonly corrected: WeightLearner;
  readonly sizes: PrintSizes;
  readonly opening: OpeningShare;
}

/** The factors that turn a mixture's plain weights into sizes, and what they rest on. */
export function mixtureScale({ inventory, plain, corrected, sizes, opening }: Sized): MixtureScale {
  if (sizes.seen >= CALIBRATED_PRINTS) {
    // A sampled feed makes the plain scale too small and the corrected one too large: between them, in ratio.
    const told = plain.expected(plain.exposure);
    const factor = told > 0 ? Math.sqrt(corrected.expected(plain.exposure) / told) : 1;
    return { scale: 'calibrated', long: factor, short: factor };
  }
  if (Number.isNaN(opening.reading)) return { scale: 'relative', long: 1, short: 1 };
  const factorOf = (side: SideMass) => {
    const sum = side.total(plain.weights);
    // No more than all that was seen to open, however large the open interest.
    return sum > 0 ? Math.min(1 / PRIOR_SCALE, (LIQUIDATABLE * opening.reading) / sum) : 1;
  };
  return { scale: 'open-interest', long: factorOf(inventory.long), short: factorOf(inventory.short) };
}
