import type { HeatColumn } from '../heatmaps/columns/column';
import type { ColumnStore } from './column-store';
import type { StorageState } from './state';

export const GRID = { firstBin: 13_000, count: 40, binSize: 5, unit: 0.001 };

/** A column at second `step`, its cells told apart by the step. For tests. */
export const columnAt = (step: number, change: Partial<HeatColumn> = {}): HeatColumn => ({
  time: step * 1000,
  stepMs: 1000,
  grid: GRID,
  cells: {
    bid: Uint8Array.from({ length: GRID.count }, (_, bin) => (bin < 20 ? (bin + step) % 256 : 0)),
    ask: new Uint8Array(GRID.count),
  },
  bid: 65_999.9,
  ask: 66_000,
  coverage: [{ venue: 'binance-usdm', low: 65_000, high: 67_000, shift: 0 }],
  ...change,
});

export const columnsAt = (...steps: readonly number[]) => steps.map((step) => columnAt(step));

/** The state after the next write, done or failed. */
export const nextState = (store: ColumnStore) =>
  new Promise<StorageState>((resolve) => {
    const stop = store.listen((state) => {
      stop();
      resolve(state);
    });
  });
