import type { Rest } from '../lib/exchanges/exchange';
import { EXCHANGES } from '../lib/exchanges/registry';
import { barEnd } from '../lib/flow/flow-run';
import type { HeatColumn, PriceGrid } from '../lib/heatmaps/columns/column';
import { liquidationColumn } from '../lib/heatmaps/liquidation/liquidation-column';
import { liquidationGrid } from '../lib/heatmaps/liquidation/liquidation-grid';
import { createModel, type LiquidationModel } from '../lib/heatmaps/liquidation/model';
import { OpenInterestRecorder } from '../lib/heatmaps/open-interest/recorder';
import type { Instrument } from '../lib/market/instrument';
import type { InstrumentBars } from './read-bars';

/** The command line asks nobody: venues whose margin table is not in the code have no map here. */
const refuse: Rest = () => Promise.reject(new Error('The margin table of this venue has to be asked for'));

/** The mixture for an instrument, before any bar. Rejects where there are no positions. */
export async function liquidationModel(instrument: Instrument): Promise<LiquidationModel> {
  const { venue, contract } = instrument;
  const exchange = EXCHANGES[venue];
  const margin = await exchange.marginTable?.(refuse, instrument);
  if (contract === 'spot' || !margin) throw new Error(`${venue} has no positions to close`);
  return createModel('mixture', { contract, margin, liquidations: exchange.liquidations });
}

/** Where positions would be closed by force, as the mixture estimates it after each bar. Rejects where there are none. */
export async function liquidationColumns({
  instrument,
  bars,
}: InstrumentBars): Promise<readonly HeatColumn[]> {
  const { venue } = instrument;
  const model = await liquidationModel(instrument);
  let grid: PriceGrid | undefined;
  return bars.map((bar) => {
    model.step(bar);
    grid = liquidationGrid(bar.close, grid);
    const { time, intervalMs: stepMs, open, close } = bar;
    return liquidationColumn([{ venue, density: model.density(), basis: 0 }], grid, {
      time,
      stepMs,
      open,
      close,
    });
  });
}

/** What was opened and closed at each price in each interval of the bars. */
export function openInterestColumns({ instrument, bars }: InstrumentBars): readonly HeatColumn[] {
  const { venue } = instrument;
  const recorder = new OpenInterestRecorder({ reference: venue, stepMs: bars[0]?.intervalMs ?? 0 });
  return bars
    .flatMap((bar) => {
      recorder.observe(instrument, bar);
      return recorder.take(barEnd(bar));
    })
    .filter(({ source }) => source === venue)
    .map(({ column }) => column)
    .toSorted((a, b) => a.time - b.time);
}
