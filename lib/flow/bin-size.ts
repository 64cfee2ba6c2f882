import { type DecimalStep, fromSteps, stepSize } from '../core/decimal-step';

/** Height of a bin of volume, as a share of the price. */
const VOLUME_BIN = 2e-4;

/** The height of the bins in which the volume at a price is kept: about two hundredths of a per cent of it. */
export const volumeBinSize = (price: number, priceStep: DecimalStep) =>
  binSizeNear(price * VOLUME_BIN, priceStep);

/**
 * The 1, 2 or 5 · 10^k nearest (as a ratio) to a height, but a whole number of price steps. Steps that divide no such
 * number give 1, 2 or 5 · 10^k steps.
 */
export function binSizeNear(height: number, priceStep: DecimalStep): number {
  const { units, decimals } = priceStep;
  const rungs = Array.from({ length: 6 }, (_, above) => rungNear(height * 10 ** decimals, above));
  const fitting = rungs.find((rung) => rung >= units && rung % units === 0);
  const binUnits = fitting ?? units * Math.max(1, rungNear(height / stepSize(priceStep), 0));
  return fromSteps(binUnits, { units: 1, decimals });
}

/** The bin that holds a price, counted from price 0. */
export function binOf(price: number, binSize: number): number {
  // The slack puts a price that is a bin's lower end, written in decimals, into that bin.
  return Math.floor(price / binSize + 1e-9);
}

/** The 1, 2 or 5 · 10^k nearest to a value as a ratio, or the one so many rungs above it. */
function rungNear(value: number, above: number): number {
  const position = Math.log10(value);
  const decade = Math.floor(position);
  // Halfway, as a ratio, between 1, 2, 5 and 10.
  const nearest = [0.15, 0.5, 0.85].filter((boundary) => position - decade >= boundary).length + above;
  const mantissa = [1, 2, 5][nearest % 3] ?? 1;
  return Number(`${mantissa}e${decade + Math.floor(nearest / 3)}`);
}
