import type { HeatColumn, PriceGrid } from './column';

/** Bins of 5 from 64,000 to 64,050 whose code 1 is 0.001 base units. */
export const GRID: PriceGrid = { firstBin: 12_800, count: 10, binSize: 5, unit: 0.001 };

/** A column whose bids are `bids`; changes make others of it. */
export function columnOf(bids: readonly number[], changes: Partial<HeatColumn> = {}): HeatColumn {
  const grid = changes.grid ?? GRID;
  const bid = new Uint8Array(grid.count);
  bid.set(bids);
  return {
    time: 0,
    stepMs: 1000,
    grid,
    cells: { bid, ask: new Uint8Array(grid.count) },
    bid: 64_020,
    ask: 64_020.1,
    coverage: [{ venue: 'binance-usdm', low: 64_000, high: 64_050, shift: 0 }],
    ...changes,
  };
}
