import { ensureDefined } from '../../lib/core/assert';
import { usdmMarginTable } from '../../lib/exchanges/binance/margin-tables';
import type { FlowBar } from '../../lib/flow/flow-bar';
import { densityOn, liquidationColumn } from '../../lib/heatmaps/liquidation/liquidation-column';
import { liquidationGrid } from '../../lib/heatmaps/liquidation/liquidation-grid';
import {
  createModel,
  type LiquidationMarket,
  type LiquidationModelId,
} from '../../lib/heatmaps/liquidation/model';
import { btcInstrument } from '../../lib/market/book-fixture';
import type { BenchCase } from '../harness';
import { flowSeries } from './flow-series';

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;
/** Thirty days of five minutes. */
export const REBUILD_STEPS = 8640;
/** Two days of minutes. */
export const LIVE_STEPS = 2880;
const CELLS_PER_STEP = 2000;

export const CASES = {
  limit: 'limit: write 17.3 M u8',
  bands: 'fixed bands, 30 d of 5 min',
  bandsColumns: 'fixed bands, 30 d of 5 min, with columns',
  mixture: 'mixture, 2 d of 1 min',
  mixtureColumns: 'mixture, 30 d of 5 min, with columns',
} as const;

const BITCOIN = btcInstrument();

const noRest = () => Promise.reject(new Error('Nothing is asked of the venue'));

/** Rebuilds and steps of the liquidation models, and what just writing the cells of a rebuild costs. */
export async function liquidationCases(): Promise<readonly BenchCase[]> {
  const margin = await usdmMarginTable(noRest, BITCOIN);
  const market: LiquidationMarket = { contract: 'linear', margin, liquidations: 'complete' };
  const month = flowSeries(REBUILD_STEPS, FIVE_MINUTES_MS, 3);
  const minutes = flowSeries(LIVE_STEPS, MINUTE_MS, 5);
  const cells = new Uint8Array(REBUILD_STEPS * CELLS_PER_STEP);
  return [
    { name: CASES.limit, run: () => writeAll(cells) },
    { name: CASES.bands, run: () => stepAll('fixed-bands', market, month) },
    { name: CASES.bandsColumns, run: () => rebuild('fixed-bands', market, month) },
    { name: CASES.mixture, run: () => stepAll('mixture', market, minutes) },
    { name: CASES.mixtureColumns, run: () => rebuild('mixture', market, month) },
  ];
}

function writeAll(cells: Uint8Array): void {
  for (let cell = 0; cell < cells.length; cell += 1) cells[cell] = cell & 255;
}

function stepAll(id: LiquidationModelId, market: LiquidationMarket, bars: readonly FlowBar[]): number {
  const model = createModel(id, market);
  let expected = 0;
  for (const bar of bars) {
    const { long, short } = model.step(bar);
    expected += long + short;
  }
  if (!Number.isFinite(expected)) throw new Error(`${id} expects no number`);
  return expected;
}

/** Every bar and the column after it. @returns the cells that hold something. */
function rebuild(id: LiquidationModelId, market: LiquidationMarket, bars: readonly FlowBar[]): number {
  const model = createModel(id, market);
  let grid = liquidationGrid(ensureDefined(bars[0], 'the first bar').open);
  let held = 0;
  for (const bar of bars) {
    model.step(bar);
    grid = liquidationGrid(bar.close, grid);
    const venue = densityOn(grid, { venue: BITCOIN.venue, model, basis: 0 });
    const { time, intervalMs: stepMs, open, close } = bar;
    const { cells } = liquidationColumn([venue], grid, { time, stepMs, open, close });
    held += cells.bid[0] ?? 0;
    held += cells.ask.length;
  }
  if (held === 0) throw new Error(`${id} filled no column`);
  return held;
}
