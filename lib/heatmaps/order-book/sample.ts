import { fromSteps, parseStep, stepSize } from '../../core/decimal-step';
import { type Side, SIDES, type Tick } from '../../core/units';
import { type Instrument, lotsToBase, tickToPrice, wireToBase } from '../../market/instrument';
import type { OrderBook } from '../../market/order-book';
import type { HeatColumn, PriceGrid, VenueCoverage } from '../columns/column';
import { quantise } from '../columns/quantise';

/** Base units per bin of a grid. */
export type SideSizes = Readonly<Record<Side, Float64Array>>;

/** A book and the whole ticks its prices are moved by to lie on a grid. */
export interface ShiftedBook {
  readonly book: OrderBook;
  readonly shift: number;
}

/** One venue's book as a column on its own prices. */
export function sampleBook(
  book: OrderBook,
  grid: PriceGrid,
  { time, stepMs }: Pick<HeatColumn, 'time' | 'stepMs'>,
): HeatColumn {
  const sizes = emptySizes(grid);
  const unshifted = { book, shift: 0 };
  addBook(unshifted, grid, sizes);
  const coverage = coverageOf(unshifted, grid);
  return {
    time,
    stepMs,
    grid,
    cells: quantiseSizes(sizes, grid),
    ...bestPrices(book),
    coverage: coverage ? [coverage] : [],
  };
}

export const emptySizes = ({ count }: PriceGrid): SideSizes => ({
  bid: new Float64Array(count),
  ask: new Float64Array(count),
});

/** Adds the base sizes of a book's levels to the bins of a grid; levels outside the grid are left out. */
export function addBook(shifted: ShiftedBook, grid: PriceGrid, sizes: SideSizes): void {
  for (const side of SIDES) {
    if (shifted.book.instrument.contract === 'inverse') addInverse(shifted, side, grid, sizes[side]);
    else addLots(shifted, side, grid, sizes[side]);
  }
}

/** The codes of base sizes on a grid. */
export function quantiseSizes({ bid, ask }: SideSizes, { unit }: PriceGrid): HeatColumn['cells'] {
  const code = (size: number) => quantise(size, unit);
  return { bid: Uint8Array.from(bid, code), ask: Uint8Array.from(ask, code) };
}

/** What a book knows of a grid, in whole bins: one known in part counts as unknown. Undefined when there is none. */
export function coverageOf({ book, shift }: ShiftedBook, grid: PriceGrid): VenueCoverage | undefined {
  const { known, instrument } = book;
  if (!known) return undefined;
  const { tickUnits, binUnits } = commonUnits(instrument, grid);
  const first = Math.ceil(((known.low + shift) * tickUnits) / binUnits);
  const end = Math.floor(((known.high + shift + 1) * tickUnits) / binUnits);
  const low = Math.max(first, grid.firstBin);
  const high = Math.min(end, grid.firstBin + grid.count);
  if (low >= high) return undefined;
  const bin = parseStep(grid.binSize);
  return {
    venue: instrument.venue,
    low: fromSteps(low, bin),
    high: fromSteps(high, bin),
    shift: fromSteps(shift, instrument.priceStep),
  };
}

/** Best bid and ask as prices, NaN for an empty side. */
export function bestPrices({ bestBid, bestAsk, instrument }: OrderBook): { bid: number; ask: number } {
  const price = (tick: Tick | undefined) => (tick === undefined ? Number.NaN : tickToPrice(tick, instrument));
  return { bid: price(bestBid), ask: price(bestAsk) };
}

/** Lots are summed as whole numbers and become base units once per bin. */
function addLots({ book, shift }: ShiftedBook, side: Side, grid: PriceGrid, sizes: Float64Array): void {
  const { instrument } = book;
  const { tickUnits, binUnits } = commonUnits(instrument, grid);
  const lots = new Float64Array(grid.count);
  if (shift === 0 && binUnits % tickUnits === 0) {
    book.copyBins(side, binUnits / tickUnits, grid.firstBin, lots);
  } else {
    book.forEach(side, (tick, size) => {
      const bin = Math.floor(((tick + shift) * tickUnits) / binUnits) - grid.firstBin;
      if (bin >= 0 && bin < lots.length) lots[bin] = (lots[bin] as number) + size;
    });
  }
  const lotSize = wireToBase(stepSize(instrument.sizeStep), 1, instrument);
  for (let bin = 0; bin < lots.length; bin += 1) {
    sizes[bin] = (sizes[bin] as number) + (lots[bin] as number) * lotSize;
  }
}

/** Contracts of a fixed dollar value are worth less base at a higher price: each level is converted at its own. */
function addInverse({ book, shift }: ShiftedBook, side: Side, grid: PriceGrid, sizes: Float64Array): void {
  const { instrument } = book;
  const { tickUnits, binUnits } = commonUnits(instrument, grid);
  book.forEach(side, (tick, lots) => {
    const bin = Math.floor(((tick + shift) * tickUnits) / binUnits) - grid.firstBin;
    if (bin < 0 || bin >= sizes.length) return;
    sizes[bin] = (sizes[bin] as number) + lotsToBase(lots, tickToPrice(tick, instrument), instrument);
  });
}

/** A tick and a bin as whole numbers of one unit, so that dividing by the bin loses nothing at a bin's edge. */
function commonUnits({ priceStep }: Instrument, grid: PriceGrid): { tickUnits: number; binUnits: number } {
  const bin = parseStep(grid.binSize);
  const decimals = Math.max(priceStep.decimals, bin.decimals);
  return {
    tickUnits: priceStep.units * 10 ** (decimals - priceStep.decimals),
    binUnits: bin.units * 10 ** (decimals - bin.decimals),
  };
}
