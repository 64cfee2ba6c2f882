import { onceEach } from '../../core/once-each';
import type { VenueId } from '../../market/venues';
import type { HeatColumn, PriceGrid } from '../columns/column';
import { BinEdges } from './bin-edges';
import type { LiquidationMass, LiquidationModel, SidePair } from './contract';
import { sizeCodes } from './size-codes';

/**
 * One venue's map, or as much of it as the column's grid reaches, and what is added to its prices to lay it on the
 * reference venue's.
 */
export interface VenueDensity<Mass extends LiquidationMass = LiquidationMass> {
  readonly venue: VenueId;
  readonly density: Mass;
  readonly basis: number;
}

/** As much of a venue's map as a column on the grid needs. It holds as long as the model's `massBetween`. */
export function densityOn(
  { firstBin, count, binSize }: PriceGrid,
  { venue, model, basis }: Pick<VenueDensity, 'venue' | 'basis'> & { readonly model: LiquidationModel },
): VenueDensity {
  const [low, high] = [firstBin * binSize - basis, (firstBin + count) * binSize - basis];
  return { venue, density: model.massBetween(low, high), basis };
}

/** When a column is and where the price was: see `HeatColumn`. */
export interface ColumnInterval {
  /** Start in epoch ms, a multiple of `stepMs`. */
  readonly time: number;
  readonly stepMs: number;
  /** Prices of the reference venue at its start and end, NaN when unknown. */
  readonly open: number;
  readonly close: number;
}

/**
 * The maps of several venues as one column on linear prices: longs as `bid`, shorts as `ask`. Each log bin is spread evenly
 * over its prices, so that within the grid nothing is lost. Maps whose sizes are only relative cannot be added to those in
 * base units: they are left out, and missing from the coverage, unless no other is there.
 */
export function liquidationColumn(
  venues: readonly VenueDensity[],
  grid: PriceGrid,
  { time, stepMs, open, close }: ColumnInterval,
): HeatColumn {
  const used = addable(venues);
  const sizes = layDensities(used, grid);
  const { edges } = laidOn(grid);
  return {
    time,
    stepMs,
    grid,
    cells: { bid: sizeCodes(sizes.long, grid.unit), ask: sizeCodes(sizes.short, grid.unit) },
    bid: open,
    ask: close,
    coverage: used.flatMap(({ venue, basis }) => {
      const reach = edges.get(venue)?.reach;
      return reach ? [{ venue, ...reach, shift: basis }] : [];
    }),
  };
}

/** The maps that can be added up, on one scale. */
export function addable<Mass extends LiquidationMass>(
  venues: readonly VenueDensity<Mass>[],
): readonly VenueDensity<Mass>[] {
  const sized = venues.filter(({ density }) => density.scale !== 'relative');
  return sized.length > 0 ? sized : venues;
}

/** What is kept of a grid for the next column on it, as columns that follow each other share theirs. */
class Laid {
  readonly long: Float64Array;
  readonly short: Float64Array;
  readonly edges = new Map<VenueId, BinEdges>();

  constructor({ count }: PriceGrid) {
    this.long = new Float64Array(count);
    this.short = new Float64Array(count);
  }
}

const laidOn = onceEach((grid: PriceGrid) => new Laid(grid));

/** Base units per bin of a linear grid, of all maps together. The arrays hold until the next call with the same grid. */
export function layDensities(venues: readonly VenueDensity[], grid: PriceGrid): SidePair<Float64Array> {
  const laid = laidOn(grid);
  const [long, short] = [laid.long.fill(0), laid.short.fill(0)];
  for (const { venue, density, basis } of venues) {
    const edges = laid.edges.get(venue) ?? new BinEdges(grid);
    laid.edges.set(venue, edges);
    edges.follow(density.grid, basis);
    edges.addTo(long, density.mass.long);
    edges.addTo(short, density.mass.short);
  }
  return { long, short };
}
