import { ensureDefined } from '../../lib/core/assert';
import { usdmMarginTable } from '../../lib/exchanges/binance/margin-tables';
import type { HeatColumn } from '../../lib/heatmaps/columns/column';
import { liquidationColumn } from '../../lib/heatmaps/liquidation/liquidation-column';
import { liquidationGrid } from '../../lib/heatmaps/liquidation/liquidation-grid';
import { createModel } from '../../lib/heatmaps/liquidation/model';
import { OpenInterestRecorder } from '../../lib/heatmaps/open-interest/recorder';
import { btcInstrument } from '../../lib/market/book-fixture';
import { flowSeries } from '../compute/flow-series';

const STEP_MS = 300_000;
/** Long enough that the map is full, and then a chunk of columns. */
const WARM_UP = 2000;
const COLUMNS = 256;

const BITCOIN = btcInstrument();

const noRest = () => Promise.reject(new Error('Nothing is asked of the venue'));

/** Columns of five minutes as the liquidation model makes them of a simulated market. */
export async function liquidationColumns(): Promise<readonly HeatColumn[]> {
  const margin = await usdmMarginTable(noRest, BITCOIN);
  const model = createModel('mixture', { contract: 'linear', margin, liquidations: 'complete' });
  const bars = flowSeries(WARM_UP + COLUMNS, STEP_MS, 3);
  let grid = liquidationGrid(ensureDefined(bars[0], 'the first bar').open);
  return bars.flatMap((bar, index) => {
    model.step(bar);
    grid = liquidationGrid(bar.close, grid);
    if (index < WARM_UP) return [];
    const venue = { venue: BITCOIN.venue, density: model.density(), basis: 0 };
    const { time, open, close } = bar;
    return [liquidationColumn([venue], grid, { time, stepMs: STEP_MS, open, close })];
  });
}

/** Columns of five minutes of the open interest of the same market. */
export function openInterestColumns(): readonly HeatColumn[] {
  const recorder = new OpenInterestRecorder({ reference: BITCOIN.venue, stepMs: STEP_MS });
  return flowSeries(COLUMNS + 1, STEP_MS, 3).flatMap((bar) => {
    recorder.observe(BITCOIN, bar);
    const taken = recorder.take(bar.time + 2 * STEP_MS);
    return taken.filter(({ source }) => source === BITCOIN.venue).map(({ column }) => column);
  });
}
