import { type DecimalStep, fromSteps, stepSize } from '../../core/decimal-step';
import { type Instrument, wireToBase } from '../../market/instrument';
import type { PriceGrid } from '../columns/column';

export const GRID_BINS = 1000;

/** The share of the price, both sides together, that a grid is to span. */
const SPAN = 0.08;

/**
 * The grid to sample a book on: the present one while the price stays in its middle half, else a new one centred on the
 * price. Returns the same object while nothing changes.
 */
export function followGrid(present: PriceGrid | undefined, mid: number, instrument: Instrument): PriceGrid {
  if (present) {
    const from = mid / present.binSize - present.firstBin;
    if (from >= present.count / 4 && from < (present.count * 3) / 4) return present;
  }
  const binSize = chooseBinSize(mid, instrument.priceStep);
  return {
    firstBin: Math.max(0, Math.floor(mid / binSize) - GRID_BINS / 2),
    count: GRID_BINS,
    binSize,
    unit: chooseUnit(mid, instrument),
  };
}

/**
 * The height of a bin: the 1, 2 or 5 · 10^k nearest (as a ratio) to a thousandth of ±4 % of the price, but a whole number
 * of price steps. Steps that divide no such number give 1, 2 or 5 · 10^k steps.
 */
export function chooseBinSize(price: number, priceStep: DecimalStep): number {
  const ideal = (price * SPAN) / GRID_BINS;
  const { units, decimals } = priceStep;
  const rungs = Array.from({ length: 6 }, (_, above) => rungNear(ideal * 10 ** decimals, above));
  const fitting = rungs.find((rung) => rung >= units && rung % units === 0);
  const binUnits = fitting ?? units * Math.max(1, rungNear(ideal / stepSize(priceStep), 0));
  return fromSteps(binUnits, { units: 1, decimals });
}

/** The bin of a grid that holds a price, counted from the first; outside 0…count − 1 when the grid does not reach there. */
export function binAt({ binSize, firstBin }: PriceGrid, price: number): number {
  // The slack puts a price that is a bin's lower end, written in decimals, into that bin.
  return Math.floor(price / binSize + 1e-9) - firstBin;
}

/** The 1, 2 or 5 · 10^k nearest to a value as a ratio, or the one so many rungs above it. */
function rungNear(value: number, above: number): number {
  const position = Math.log10(value);
  const decade = Math.floor(position);
  const within = position - decade;
  // Halfway, as a ratio, between 1, 2, 5 and 10.
  const rung = [0.15, 0.5, 0.85].filter((boundary) => within >= boundary).length + above;
  const mantissa = [1, 2, 5][rung % 3] ?? 1;
  return Number(`${mantissa}e${decade + Math.floor(rung / 3)}`);
}

/**
 * The base size that code 1 stands for: one lot, or a hundred where a lot is worth less than one unit of the quote, so
 * that the codes of fine-grained spot books reach as high as those of contracts. Lots of inverse contracts, whose base
 * size depends on the price, count as the power of ten below.
 */
function chooseUnit(mid: number, instrument: Instrument): number {
  const lot = wireToBase(stepSize(instrument.sizeStep), mid, instrument);
  const steady = instrument.contract === 'inverse' ? Number(`1e${Math.floor(Math.log10(lot))}`) : lot;
  return lot * mid < 1 ? steady * 100 : steady;
}
