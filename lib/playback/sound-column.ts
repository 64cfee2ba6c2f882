import type { HeatColumn, PriceGrid } from '../heatmaps/columns/column';

/** Whether a column can be laid on a chart: finite times and prices, and as many cells as its grid has bins. */
export function isSound({ time, stepMs, grid, cells }: HeatColumn): boolean {
  return (
    Number.isFinite(time) &&
    isPositive(stepMs) &&
    isSoundGrid(grid) &&
    cells.bid.length === grid.count &&
    cells.ask.length === grid.count
  );
}

const isSoundGrid = ({ firstBin, binSize, unit }: PriceGrid) =>
  Number.isFinite(firstBin) && isPositive(binSize) && isPositive(unit);

const isPositive = (value: number) => Number.isFinite(value) && value > 0;
