import type { Side } from '../../core/units';
import type { HeatColumn, PriceGrid, VenueCoverage } from '../../heatmaps/columns/column';
import { dequantise } from '../../heatmaps/columns/quantise';
import { BinEdges } from '../../heatmaps/liquidation/bin-edges';
import { addable, type VenueDensity } from '../../heatmaps/liquidation/liquidation-column';
import type { LiquidationDensity, LiquidationMass } from '../../heatmaps/liquidation/model';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import {
  type BinGrid,
  type Density,
  type DensityPart,
  type MapReading,
  type SizeBasis,
  spanOf,
} from './density';

/** The least first. */
const SCALES: readonly LiquidationMass['scale'][] = ['relative', 'open-interest', 'calibrated'];

/**
 * The liquidation maps of all venues as they are now, with variances and with what each venue has. Maps of which only
 * ratios are known are left out where others have sizes, as in a column.
 * @param price of the reference venue.
 */
export function liquidationReading(
  venues: readonly VenueDensity<LiquidationDensity>[],
  grid: PriceGrid,
  { time, price }: Pick<MapReading, 'time' | 'price'>,
): MapReading {
  const used = addable(venues);
  const laid = used.map((each) => layVenue(each, grid));
  const basis = SCALES.find((scale) => used.some(({ density }) => density.scale === scale)) ?? 'relative';
  const known = common(laid.map(({ span }) => span));
  const densityOf = (side: Side): Density => ({
    grid,
    size: sumOf(
      grid,
      laid.map((each) => each[side].size),
    ),
    variance: laid.every((each) => each[side].variance)
      ? sumOf(
          grid,
          laid.flatMap((each) => each[side].variance ?? []),
        )
      : undefined,
    parts: laid.map(({ venue, ...each }) => ({ venue, size: each[side].size })),
    known,
  });
  return { time, price, basis, bid: densityOf('bid'), ask: densityOf('ask') };
}

function layVenue({ venue, density, basis }: VenueDensity<LiquidationDensity>, grid: PriceGrid) {
  const edges = new BinEdges(grid);
  edges.follow(density.grid, basis);
  const lay = (sizes: Float64Array) => {
    const into = new Float64Array(grid.count);
    edges.addTo(into, sizes);
    return into;
  };
  const sideOf = (side: 'long' | 'short') => ({
    size: lay(density.mass[side]),
    variance: density.variance && lay(density.variance[side]),
  });
  const { origin, step, count } = density.grid;
  const span = { low: origin + basis, high: origin * Math.exp(count * step) + basis };
  return { venue, span: count > 0 ? span : NOWHERE, bid: sideOf('long'), ask: sideOf('short') };
}

/**
 * A column as it was stored: sizes come back from codes, 7 % apart, and neither variances nor the venues' own shares are
 * there. The price is the middle of the best prices, or that of the column's end.
 * @param basis `observed` for books and open interest; a map's column does not say what it rests on.
 */
export function columnReading(column: HeatColumn, basis: SizeBasis): MapReading {
  const { time, grid, bid, ask, coverage } = column;
  const price = basis === 'observed' ? (bid + ask) / 2 : ask;
  const parts = coverage.map(({ venue }): DensityPart => ({ venue, size: undefined }));
  const known = common(coverage);
  const densityOf = (side: Side): Density => ({
    grid,
    size: Float64Array.from(column.cells[side], (code) => dequantise(code, grid.unit)),
    variance: undefined,
    parts,
    known,
  });
  return { time, price, basis, bid: densityOf('bid'), ask: densityOf('ask') };
}

/** Rows of a volume profile or of an inventory as a density of one kind; they are known wherever there are rows. */
export function rowsDensity(
  rows: { readonly binSize: number; readonly firstBin: number; readonly size: Float64Array },
  parts: readonly DensityPart[],
): Density {
  const { binSize, firstBin, size } = rows;
  const grid: BinGrid = { binSize, firstBin, count: size.length };
  return { grid, size, variance: undefined, parts, known: spanOf(grid) };
}

const NOWHERE: PriceSpan = { low: 0, high: 0 };

/** The stretch that all share; nowhere without any. */
function common(spans: readonly (PriceSpan | VenueCoverage)[]): PriceSpan {
  const low = Math.max(...spans.map((span) => span.low));
  const high = Math.min(...spans.map((span) => span.high));
  return spans.length > 0 && low < high ? { low, high } : NOWHERE;
}

function sumOf({ count }: BinGrid, arrays: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(count);
  for (const each of arrays)
    for (let bin = 0; bin < count; bin += 1) sum[bin] = (sum[bin] as number) + (each[bin] as number);
  return sum;
}
