import { ensureDefined } from '../../lib/core/assert';
import type { HeatColumn } from '../../lib/heatmaps/columns/column';
import type { HeatLayerId } from '../../lib/heatmaps/layers';
import { CompositeBitmap } from '../../lib/render/composite-bitmap';
import { HeatRaster } from '../../lib/render/heat-raster';
import { memorySurface } from '../../lib/render/memory-surface';
import { paintHeat } from '../../lib/render/painter';
import { planComposite } from '../../lib/render/plan-composite';
import { planRaster } from '../../lib/render/plan-raster';
import type { ChartAxes } from '../../lib/render/project';
import { rampColours, zoneRamps } from '../../lib/render/ramps';
import { colourTable } from '../../lib/render/scale';
import { SessionScale } from '../../lib/render/session-scale';
import { ZONING } from '../../lib/render/zones';
import { DEFAULT_SETTINGS } from '../../lib/storage/settings';
import { axesOf, HATCHING, pngOf } from './picture';

/** How far beyond the prices of the columns a picture reaches, as a share of the price. */
const REACH: Readonly<Record<HeatLayerId, number>> = {
  'order-book': 0.01,
  liquidation: 0.1,
  'open-interest': 0.005,
};

/** A PNG of a heatmap in its usual style. @param columns at least one, in order of time. */
export function heatPicture(layer: HeatLayerId, columns: readonly HeatColumn[]): Buffer {
  const axes = axesOf(rangeOf(layer, columns));
  const layers = [paintedLayer(layer, columns, axes)];
  const plan = planComposite(
    axes,
    layers.map(({ raster }) => raster),
  );
  const bitmap = new CompositeBitmap(ensureDefined(plan, 'a plan of the picture'), memorySurface);
  bitmap.setLayers(layers);
  bitmap.merge();
  return pngOf((canvas) => paintHeat(canvas, { axes, bitmap, hatching: HATCHING }));
}

function rangeOf(layer: HeatLayerId, columns: readonly HeatColumn[]) {
  const first = ensureDefined(columns[0], 'a column');
  const last = ensureDefined(columns.at(-1), 'a column');
  const prices = columns.flatMap(({ bid, ask }) => [bid, ask]).filter(Number.isFinite);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return {
    from: first.time,
    to: last.time + last.stepMs,
    low: low * (1 - REACH[layer]),
    high: high * (1 + REACH[layer]),
  };
}

/** A heatmap in its usual style on axes. @param columns at least one, in order of time. */
export function paintedLayer(layer: HeatLayerId, columns: readonly HeatColumn[], axes: ChartAxes) {
  const { zones, members, zoneOf } = ZONING[layer];
  const first = ensureDefined(columns[0], 'a column');
  const last = ensureDefined(columns.at(-1), 'a column');
  const { binSize, unit } = first.grid;
  const span = { from: first.time, to: last.time + last.stepMs, stepMs: first.stepMs };
  const raster = new HeatRaster(
    ensureDefined(planRaster(axes, { ...span, binSize, unit, zones }), 'a plan of the layer'),
    zoneOf,
  );
  raster.load(columns, []);
  const { ramp, opacity, curve, gamma, ...cutoffs } = DEFAULT_SETTINGS.layers[layer];
  const scale = new SessionScale(cutoffs, unit);
  const { firstRow, rows, rowSize } = raster.grid;
  scale.observe(columns, { low: firstRow * rowSize, high: (firstRow + rows) * rowSize }, last.time);
  const colours = zoneRamps(ramp, members).map(rampColours);
  return { raster, table: colourTable(colours, { range: scale.range, curve, gamma }, opacity), opacity };
}
