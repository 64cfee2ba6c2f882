import type { PositionSnapshot } from '../../dev/agent-market/snapshot';
import type { LiquidationDensity, LogGrid, SidePair } from '../../lib/heatmaps/liquidation/contract';

/** Width of the bins that everything is compared in, log price: 10 bp. */
export const BIN = 0.001;

/**
 * Mass by distance from the price: bin `i` of the longs covers `[price·e^(−(i+1)·BIN), price·e^(−i·BIN))`, that of the
 * shorts the same above the price. Base units.
 */
export type NearbyMass = SidePair<Float64Array>;

export interface Window {
  readonly price: number;
  /** Bins on either side. */
  readonly bins: number;
}

/** The window of ± a share of the log price. */
export const windowAround = (price: number, share: number): Window => ({
  price,
  bins: Math.round(share / BIN),
});

/** What a model holds in a window; a bin that two of ours share is divided between them. */
export function massOf({ grid, mass }: LiquidationDensity, window: Window): NearbyMass {
  return {
    long: rebin(mass.long, grid, window, -1),
    short: rebin(mass.short, grid, window, 1),
  };
}

function rebin(mass: Float64Array, grid: LogGrid, { price, bins }: Window, sign: 1 | -1): Float64Array {
  const nearby = new Float64Array(bins);
  const offset = Math.log(price / grid.origin);
  mass.forEach((amount, index) => {
    if (amount === 0) return;
    const ends = [index, index + 1].map((edge) => (sign * (edge * grid.step - offset)) / BIN);
    spread(nearby, amount, Math.min(...ends), Math.max(...ends));
  });
  return nearby;
}

/** Adds an amount that lies evenly between two places, in bins. */
function spread(target: Float64Array, amount: number, from: number, to: number): void {
  const last = Math.min(target.length - 1, Math.ceil(to) - 1);
  for (let bin = Math.max(0, Math.floor(from)); bin <= last; bin += 1) {
    const share = (Math.min(to, bin + 1) - Math.max(from, bin)) / (to - from);
    target[bin] = (target[bin] ?? 0) + amount * share;
  }
}

/** What the open positions hold in a window. @param isTaken leaves positions out, by their index. */
export function truthOf(
  { levels, sizes, directions }: PositionSnapshot,
  { price, bins }: Window,
  isTaken: (index: number) => boolean = () => true,
): NearbyMass {
  const truth = { long: new Float64Array(bins), short: new Float64Array(bins) };
  levels.forEach((level, index) => {
    const direction = directions[index] ?? 0;
    const bin = Math.floor((direction * -Math.log(level / price)) / BIN);
    const side = direction > 0 ? truth.long : truth.short;
    if (bin >= 0 && bin < bins && isTaken(index)) side[bin] = (side[bin] ?? 0) + (sizes[index] ?? 0);
  });
  return truth;
}
