import type { PriceGrid } from '../columns/column';

/** The height of a bin as a share of the price. */
const BIN_SHARE = 0.001;

/** How far the grid reaches to both sides, as a share of the price. */
const REACH = 0.2;

/** What code 1 stands for, in quote units: far below what is worth painting, with 25 octaves above it. */
const LEAST_VALUE = 50;

/** The share of the price that it may go from where its grid was laid before there is a new one. */
const DRIFT = 0.05;

/**
 * The price bins of liquidation columns: ±20 % of a price, in the 1, 2 or 5 · 10^k nearest (as a ratio) to a thousandth of it.
 * @param present the grid of the column before, which is kept while the price stays near its middle.
 */
export function liquidationGrid(price: number, present?: PriceGrid): PriceGrid {
  if (present) {
    const middle = (present.firstBin + present.count / 2) * present.binSize;
    if (Math.abs(price / middle - 1) < DRIFT) return present;
  }
  const binSize = nearestRound(price * BIN_SHARE);
  const firstBin = Math.floor((price * (1 - REACH)) / binSize);
  const end = Math.ceil((price * (1 + REACH)) / binSize);
  return {
    firstBin,
    count: end - firstBin,
    binSize,
    unit: Number(`1e${Math.round(Math.log10(LEAST_VALUE / price))}`),
  };
}

/** The 1, 2 or 5 · 10^k nearest to a value as a ratio. */
function nearestRound(value: number): number {
  const position = Math.log10(value);
  const decade = Math.floor(position);
  // Halfway, as a ratio, between 1, 2, 5 and 10.
  const rung = [0.15, 0.5, 0.85].filter((boundary) => position - decade >= boundary).length;
  return Number(`${[1, 2, 5, 10][rung] ?? 1}e${decade}`);
}
