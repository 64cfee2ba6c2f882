import { ensureDefined } from '../../lib/core/assert';
import type { HeatLayerId } from '../../lib/heatmaps/layers';
import type { LayerStyle } from '../../lib/heatmaps/layer-style';
import { HeatRaster } from '../../lib/render/heat-raster';
import type { PaintedLayer } from '../../lib/render/merge-layers';
import { rampColours, zoneRamps } from '../../lib/render/ramps';
import { codeRange, colourTable } from '../../lib/render/scale';
import { ZONING } from '../../lib/render/zones';
import { type SyntheticMarket, syntheticMarket } from './synthetic-book';

export const COLUMNS = 2000;
export const BINS = 1000;
/** A multiple of every layer's column. */
export const START = 1_700_000_000_000;

const CUTOFFS = {
  low: { kind: 'percentile', value: 40 },
  high: { kind: 'percentile', value: 99.5 },
} as const;

/** A layer whose columns last `stepMs`, over the time of the bench, coloured as it is by default. */
export function syntheticLayer(
  id: HeatLayerId,
  { columns }: SyntheticMarket,
  { stepMs, ramp, opacity }: { readonly stepMs: number } & Pick<LayerStyle, 'ramp' | 'opacity'>,
): PaintedLayer {
  const { zones, zoneOf, members } = ZONING[id];
  const { binSize, firstBin, unit } = ensureDefined(columns[0], 'a column').grid;
  const cut = { columnMs: stepMs, columns: (COLUMNS * 1000) / stepMs, rowSize: binSize, firstRow: firstBin };
  const raster = new HeatRaster({ ...cut, rows: BINS, unit, zones }, zoneOf);
  raster.load(
    columns.map((column, index) => ({ ...column, time: START + index * stepMs, stepMs })),
    [],
  );
  return { raster, table: tableOf(raster, ramp, members, opacity), opacity };
}

function tableOf(
  { histogram, grid }: HeatRaster,
  ramp: LayerStyle['ramp'],
  members: (typeof ZONING)[HeatLayerId]['members'],
  opacity: number,
) {
  const range = codeRange(CUTOFFS.low, CUTOFFS.high, histogram, grid.unit);
  const colours = zoneRamps(ramp, members).map(rampColours);
  return colourTable(colours, { range, curve: 'log', gamma: 1.25 }, opacity);
}

/** What an order book is laid on: open interest and, over it, liquidation. No cell is empty. */
export function lowerLayers(): readonly PaintedLayer[] {
  const openInterest = syntheticMarket(COLUMNS / 20, BINS, 2, START);
  const liquidation = syntheticMarket(COLUMNS / 10, BINS, 3, START);
  return [
    syntheticLayer('open-interest', openInterest, { stepMs: 20_000, ramp: 'tide', opacity: 0.5 }),
    syntheticLayer('liquidation', liquidation, { stepMs: 10_000, ramp: 'tide', opacity: 0.6 }),
  ];
}
