import { MINUTE_MS } from '../core/durations';
import type { HeatColumn } from '../heatmaps/columns/column';
import { dequantise } from '../heatmaps/columns/quantise';
import type { ZoneOutcome } from './outcome';
import type { TargetZone } from './target-zone';

/** What the modelled map holds in a zone before the price crosses it, and half an hour after. Base units. */
export interface ZoneMasses {
  readonly before: number;
  readonly after: number;
}

/** How long after the crossing the map is looked at again. */
export const AFTER_CROSSING_MS = 30 * MINUTE_MS;

/** A zone that holds no more than this share of what it held counts as empty. */
const DEPLETED = 0.2;

/**
 * What a column of the liquidation map holds of a zone's own side, base units; undefined where it does not know all of it.
 */
export function massOf(
  { grid, cells, coverage }: HeatColumn,
  { side, low, high }: TargetZone,
): number | undefined {
  if (!coverage.some((known) => known.low <= low && known.high >= high)) return undefined;
  // Shorts are closed above the price, longs below it.
  const codes = side === 'above' ? cells.ask : cells.bid;
  const first = Math.floor(low / grid.binSize) - grid.firstBin;
  const end = Math.max(first + 1, Math.ceil(high / grid.binSize) - grid.firstBin);
  if (first < 0 || end > grid.count) return undefined;
  return codes.subarray(first, end).reduce((sum, code) => sum + dequantise(code, grid.unit), 0);
}

export function depletionOf(masses: ZoneMasses | undefined): ZoneOutcome['depletion'] {
  if (!masses || !(masses.before > 0)) return 'unknown';
  return masses.after <= DEPLETED * masses.before ? 'depleted' : 'rebuilt';
}
