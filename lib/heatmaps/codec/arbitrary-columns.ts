import * as fc from 'fast-check';
import type { VenueId } from '../../market/venues';
import type { HeatColumn, PriceGrid, VenueCoverage } from '../columns/column';

const arbitraryGrid: fc.Arbitrary<PriceGrid> = fc.record({
  firstBin: fc.integer({ min: -1000, max: 100_000 }),
  count: fc.integer({ min: 1, max: 600 }),
  binSize: fc.constantFrom(0.5, 5, 10),
  unit: fc.constantFrom(0.001, 1),
});

const arbitraryCoverage: fc.Arbitrary<readonly VenueCoverage[]> = fc.array(
  fc.record({
    venue: fc.constantFrom<VenueId>('binance-usdm', 'bybit-linear'),
    low: fc.double({ noNaN: true }),
    high: fc.double(),
    shift: fc.integer({ min: -50, max: 50 }),
  }),
  { maxLength: 2 },
);

const arbitraryQuote = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }).map((tenths) => tenths / 10),
  fc.double({ min: 1, max: 100_000, noNaN: true }),
  fc.constant(Number.NaN),
);

/** Runs of 1…60 columns that can share a chunk: sparse changes, empty sides, missing steps, changing coverage. For tests. */
export const arbitraryColumns: fc.Arbitrary<readonly HeatColumn[]> = fc
  .record({
    grid: arbitraryGrid,
    stepMs: fc.constantFrom(1000, 5000, 60_000),
    firstStep: fc.integer({ min: 0, max: 1_700_000 }),
    coverages: fc.array(arbitraryCoverage, { minLength: 1, maxLength: 3 }),
    columns: fc.array(
      fc.record({
        skip: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 500 })),
        bids: fc.dictionary(fc.nat({ max: 599 }).map(String), fc.nat({ max: 255 }), { maxKeys: 12 }),
        asks: fc.option(
          fc.dictionary(fc.nat({ max: 599 }).map(String), fc.nat({ max: 255 }), { maxKeys: 12 }),
        ),
        bid: arbitraryQuote,
        ask: arbitraryQuote,
        coverage: fc.nat({ max: 2 }),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ grid, stepMs, firstStep, coverages, columns }) => {
    let step = firstStep;
    let cells = { bid: new Uint8Array(grid.count), ask: new Uint8Array(grid.count) };
    return columns.map(({ skip, bids, asks, bid, ask, coverage }): HeatColumn => {
      step += skip;
      cells = {
        bid: changed(cells.bid, bids),
        ask: asks ? changed(cells.ask, asks) : new Uint8Array(grid.count),
      };
      return { time: step * stepMs, stepMs, grid, cells, bid, ask, coverage: coverages[coverage] ?? [] };
    });
  });

function changed(cells: Uint8Array, changes: Readonly<Record<string, number>>): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(cells);
  for (const [bin, code] of Object.entries(changes)) copy[Number(bin)] = code;
  return copy;
}
