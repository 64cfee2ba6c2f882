import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/durations';
import type { HeatSeries, Pooled } from '../../heatmaps/columns/series';
import type { HeatLayerId } from '../../heatmaps/layers';

/** The columns of one step: how long they are kept, and what they are made of. */
export interface Tier {
  readonly stepMs: number;
  readonly keepMs: number;
  readonly pooled: Pooled;
  /** The step of the greatest sizes it is pooled from; undefined for what is recorded. */
  readonly fromStepMs: number | undefined;
  /** Only the aggregate has it: means of each venue too would take the history over its budget. */
  readonly isOfAggregate?: boolean;
}

/**
 * The tiers of each layer, finest first. A layer of a market is recorded at the step of one tier, and those above are made
 * of it. Means are pooled from what is recorded, since the mean of greatest sizes is none. Hours are kept for no longer than
 * what they are made of: they are there so that ninety days are read as fast as six hours.
 */
export const TIERS: Readonly<Record<HeatLayerId, readonly Tier[]>> = {
  'order-book': [
    { stepMs: SECOND_MS, keepMs: 6 * HOUR_MS, pooled: 'max', fromStepMs: undefined },
    { stepMs: 5 * SECOND_MS, keepMs: 3 * DAY_MS, pooled: 'max', fromStepMs: SECOND_MS },
    { stepMs: MINUTE_MS, keepMs: 30 * DAY_MS, pooled: 'max', fromStepMs: 5 * SECOND_MS },
    { stepMs: 5 * MINUTE_MS, keepMs: 90 * DAY_MS, pooled: 'max', fromStepMs: MINUTE_MS },
    { stepMs: HOUR_MS, keepMs: 90 * DAY_MS, pooled: 'max', fromStepMs: 5 * MINUTE_MS },
    { stepMs: MINUTE_MS, keepMs: 30 * DAY_MS, pooled: 'mean', fromStepMs: SECOND_MS, isOfAggregate: true },
    {
      stepMs: 5 * MINUTE_MS,
      keepMs: 90 * DAY_MS,
      pooled: 'mean',
      fromStepMs: SECOND_MS,
      isOfAggregate: true,
    },
  ],
  liquidation: [
    { stepMs: MINUTE_MS, keepMs: 7 * DAY_MS, pooled: 'max', fromStepMs: undefined },
    { stepMs: 5 * MINUTE_MS, keepMs: 90 * DAY_MS, pooled: 'max', fromStepMs: MINUTE_MS },
  ],
  'open-interest': [
    { stepMs: MINUTE_MS, keepMs: 7 * DAY_MS, pooled: 'max', fromStepMs: undefined },
    { stepMs: 5 * MINUTE_MS, keepMs: 90 * DAY_MS, pooled: 'max', fromStepMs: MINUTE_MS },
  ],
};

/** A heatmap of a market, whatever its step. */
export type HeatGroup = Pick<HeatSeries, 'layer' | 'market' | 'source'>;

/** The tiers that a group has, finest first. */
export const tiersOf = ({ layer, source }: HeatGroup): readonly Tier[] =>
  TIERS[layer].filter(({ isOfAggregate = false }) => source === 'all' || !isOfAggregate);

/** The series that holds a tier of a group. */
export const tierSeries = (
  { layer, market, source }: HeatGroup,
  { stepMs, pooled }: Pick<Tier, 'stepMs' | 'pooled'>,
): HeatSeries => ({ layer, market, source, stepMs, ...(pooled === 'mean' && { pooled }) });

/** The tiers that are made of a series. */
export const tiersAbove = (series: HeatSeries): readonly Tier[] =>
  series.pooled === 'mean' ? [] : tiersOf(series).filter(({ fromStepMs }) => fromStepMs === series.stepMs);

/** The series that a reader of a group has to choose from, finest first: what is recorded, and how it is pooled. */
export const readingTiers = (group: HeatGroup, pooled: Pooled): readonly HeatSeries[] =>
  tiersOf(group)
    .filter((tier) => tier.pooled === pooled || tier.fromStepMs === undefined)
    .map((tier) => tierSeries(group, tier));
