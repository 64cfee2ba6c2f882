import { DAY_MS } from '../../core/durations';
import type { Pooled } from '../../heatmaps/columns/series';
import { HEAT_LAYERS, type HeatLayerId } from '../../heatmaps/layers';
import { TIERS } from './tiers';

/**
 * Bytes of a stored column by its step in ms, all fields of its chunk counted: what `npm run bench -- storage` measures of a
 * busy market (a calm one takes half). A tier that is left out is not made in ordinary use.
 */
const BYTES_PER_COLUMN: Readonly<
  Record<HeatLayerId, Partial<Record<Pooled, Readonly<Record<number, number>>>>>
> = {
  'order-book': {
    max: { 1000: 85, 5000: 146, 60_000: 347, 300_000: 613, 3_600_000: 800 },
    mean: { 60_000: 396, 300_000: 680 },
  },
  liquidation: { max: { 300_000: 39 } },
  'open-interest': { max: { 300_000: 65 } },
};

/** How much of a market is to be kept. */
export interface EstimateQuery {
  /** Venues that are recorded; the aggregate comes on top. */
  readonly venues: number;
  readonly layers: readonly HeatLayerId[];
  readonly days: number;
}

/** About how many bytes the history of one busy market takes on disk once it is as long as it is kept. */
export function estimateBytes({ venues, layers, days }: EstimateQuery): number {
  let bytes = 0;
  for (const layer of HEAT_LAYERS.filter((id) => layers.includes(id))) {
    for (const { stepMs, keepMs, pooled, isOfAggregate = false } of TIERS[layer]) {
      const columns = Math.min(keepMs, days * DAY_MS) / stepMs;
      const bytesPerColumn = BYTES_PER_COLUMN[layer][pooled]?.[stepMs] ?? 0;
      bytes += columns * bytesPerColumn * (isOfAggregate ? 1 : venues + 1);
    }
  }
  return Math.round(bytes);
}
