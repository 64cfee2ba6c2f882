import type { PriceGrid, VenueCoverage } from '../columns/column';

/** True when columns on `a` can share a chunk with columns on `b`. */
export const sameGrid = (a: PriceGrid, b: PriceGrid) =>
  a === b ||
  (a.firstBin === b.firstBin && a.count === b.count && a.binSize === b.binSize && a.unit === b.unit);

/** True when both say the same of the same venues in the same order. */
export const sameCoverage = (a: readonly VenueCoverage[], b: readonly VenueCoverage[]) =>
  a === b || (a.length === b.length && a.every((venue, index) => sameVenue(venue, b[index])));

const sameVenue = (a: VenueCoverage, b: VenueCoverage | undefined) =>
  a.venue === b?.venue && Object.is(a.low, b.low) && Object.is(a.high, b.high) && Object.is(a.shift, b.shift);
