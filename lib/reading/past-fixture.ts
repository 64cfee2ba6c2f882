import { GRID, PRICE, sizesOf } from '../analysis/density/reading-fixture';
import { spanOf } from '../analysis/density/density';
import type { HeatColumn } from '../heatmaps/columns/column';
import { quantise } from '../heatmaps/columns/quantise';

const UNIT = 0.001;
export const STEP_MS = 300_000;

interface StoredScene {
  /** Base units of shorts around 61,000 and of longs around 59,000. */
  readonly above: number;
  readonly below: number;
  readonly price?: number;
}

/** A stored column of a liquidation map that ends at a time, epoch ms. For tests. */
export function storedColumn(end: number, { above, below, price = PRICE }: StoredScene): HeatColumn {
  const codes = (at: number, size: number) =>
    Uint8Array.from(sizesOf([{ price: at, size }]), (each) => quantise(each, UNIT));
  return {
    time: end - STEP_MS,
    stepMs: STEP_MS,
    grid: { ...GRID, unit: UNIT },
    cells: { bid: codes(59_000, below), ask: codes(61_000, above) },
    bid: price,
    ask: price,
    coverage: [{ venue: 'binance-usdm', ...spanOf(GRID), shift: 0 }],
  };
}
