import { assert } from '../core/assert';
import type { Side } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { HeatLayerId } from '../heatmaps/layers';
import type { FamilyMember } from './ramps';

/**
 * Codes of a bitmap cell above every size. What lies below, 1…{@link TOP_CODE}, is shared evenly between the zones of
 * a raster: kinds of cells that are coloured apart.
 */
export const UNKNOWN = 255;
export const GAP = 254;
export const TOP_CODE = 253;

export type ZoneCount = 1 | 2 | 4;

/** How a layer tells its cells apart. */
export interface Zoning {
  readonly zones: ZoneCount;
  /** What each zone stands for, in order. */
  readonly members: readonly FamilyMember[];
  /** The zone of one side of a column; undefined when it cannot be told: then the column is not known. */
  readonly zoneOf: (column: HeatColumn, side: Side) => number | undefined;
}

export const ZONING: Readonly<Record<HeatLayerId, Zoning>> = {
  'order-book': { zones: 1, members: ['long'], zoneOf: () => 0 },
  liquidation: { zones: 2, members: ['long', 'short'], zoneOf: (_, side) => (side === 'bid' ? 0 : 1) },
  'open-interest': {
    zones: 4,
    members: ['openedUp', 'openedDown', 'closedUp', 'closedDown'],
    // A price that did not move counts as risen, so that every column with prices has a zone.
    zoneOf: ({ bid, ask }, side) => {
      if (Number.isNaN(bid) || Number.isNaN(ask)) return undefined;
      return (side === 'bid' ? 0 : 2) + (ask >= bid ? 0 : 1);
    },
  },
};

/** Steps of size in each zone: one zone keeps every code apart (7 %), two join pairs (15 %), four join fours (32 %). */
export const levelsOf = (zones: number) => Math.floor(TOP_CODE / zones);

/** The bitmap code of a size code, 1…{@link TOP_CODE}, in a zone. */
export const cellCode = (zones: number, zone: number, size: number) =>
  zone * levelsOf(zones) + Math.min(levelsOf(zones), Math.ceil(size / zones));

/** The size code at the middle of what a bitmap code stands for; for codes of sizes only. */
export const sizeCode = (zones: number, cell: number) => levelOf(zones, cell) * zones - (zones >> 1);

/** The step of size of a bitmap code, whatever its zone: 1…{@link levelsOf}. */
export const levelOf = (zones: number, cell: number) =>
  // The division is the dearest part of laying a column, and most layers can do without.
  zones === 1 ? cell : ((cell - 1) % levelsOf(zones)) + 1;

/** The zone of a bitmap code; for codes of sizes only. */
export const zoneOfCell = (zones: number, cell: number) => Math.floor((cell - 1) / levelsOf(zones));

/** Checks a number of zones that comes from a list. */
export function asZoneCount(count: number): ZoneCount {
  assert(count === 1 || count === 2 || count === 4, 'a raster has 1, 2 or 4 zones');
  return count;
}
