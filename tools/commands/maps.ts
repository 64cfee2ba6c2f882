import { confidenceBetween } from '../../lib/heatmaps/liquidation/confidence';
import type { VenueDensity } from '../../lib/heatmaps/liquidation/liquidation-column';
import { layDensities } from '../../lib/heatmaps/liquidation/liquidation-column';
import { liquidationGrid } from '../../lib/heatmaps/liquidation/liquidation-grid';
import type { LiquidationDensity } from '../../lib/heatmaps/liquidation/model';
import { openInterestMoves } from '../../lib/heatmaps/open-interest/moves';
import { summariseOpenInterest } from '../../lib/heatmaps/open-interest/summary';
import { barEnd } from '../../lib/flow/flow-run';
import { volumeBinSize } from '../../lib/flow/bin-size';
import { fileArguments, requireFiles } from '../file-arguments';
import { liquidationModel } from '../flow-columns';
import { NoteCounts } from '../note-counts';
import { writeJson } from '../output';
import { type InstrumentBars, readBars } from '../read-bars';

/** `map <venue> <file>…`: the bins of the liquidation map as it is after the last bar, the largest first. */
export const map = (parameters: readonly string[]): Promise<void> =>
  forEachInstrument(parameters, async (read) => {
    const { venue, symbol } = read.instrument;
    const last = read.bars.at(-1);
    if (!last) return;
    const model = await liquidationModel(read.instrument);
    for (const bar of read.bars) model.step(bar);
    const density = model.density();
    const grid = liquidationGrid(last.close);
    const venues: readonly VenueDensity<LiquidationDensity>[] = [{ venue, density, basis: 0 }];
    const sizes = layDensities(venues, grid);
    const rows = (['long', 'short'] as const).flatMap((side) =>
      [...sizes[side]].map((size, bin) => {
        const low = (grid.firstBin + bin) * grid.binSize;
        return { side, low, high: low + grid.binSize, size };
      }),
    );
    const largest = rows.filter(({ size }) => size > 0).toSorted((one, other) => other.size - one.size);
    await writeJson({
      symbol,
      time: barEnd(last),
      price: last.close,
      scale: density.scale,
      zones: largest.slice(0, MOST_ZONES).map((row) => ({
        ...row,
        worth: (row.size * (row.low + row.high)) / 2,
        confidence: known(confidenceBetween(venues, row.low, row.high)[row.side]),
      })),
    });
  });

/** `oi-summary <venue> <file>…`: what was opened and closed over all that the files hold, and at which prices. */
export const oiSummary = (parameters: readonly string[]): Promise<void> =>
  forEachInstrument(parameters, async ({ instrument, bars }) => {
    const [first, last] = [bars[0], bars.at(-1)];
    if (!first || !last) return;
    const part = { venue: instrument.venue, shift: 0, moves: openInterestMoves(bars) };
    const window = { from: first.time, to: barEnd(last) };
    const binSize = volumeBinSize(last.close, instrument.priceStep);
    await writeJson({ symbol: instrument.symbol, ...summariseOpenInterest(window, [part], binSize) });
  });

const MOST_ZONES = 40;

/** JSON has no word for what is not known but null. */
const known = (value: number) => (Number.isNaN(value) ? null : value);

async function forEachInstrument(
  parameters: readonly string[],
  tell: (read: InstrumentBars) => Promise<void>,
): Promise<void> {
  const { venue, paths } = fileArguments(parameters);
  await requireFiles(paths);
  const notes = new NoteCounts();
  for (const read of await readBars(venue, paths, notes)) await tell(read);
  notes.print();
}
