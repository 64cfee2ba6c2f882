import { matchAtLeastCost, type Pairing } from './assignment';
import type { Cluster } from './cluster';

/** What moving by one and growing by one cost when clusters are matched: by 0.5 % of the price, and by e². */
const MOVE_COST = 1 / 0.005;
const GROWTH_COST = 0.5;
/** Further apart than this, in log price, two are never the same. */
const GATE = 0.015;
const ALONE_COST = 1.5;

/** Which clusters of one side are the same in two maps, as indices: exact (analytics: migration). */
export const sameClusters = (before: readonly Cluster[], after: readonly Cluster[]): readonly Pairing[] =>
  matchAtLeastCost(before.length, after.length, {
    costOf: (row, column) => costBetween(before[row], after[column]),
    alone: ALONE_COST,
  });

function costBetween(before: Cluster | undefined, after: Cluster | undefined): number {
  if (!before || !after) return Infinity;
  const apart = Math.abs(Math.log(before.centroid / after.centroid));
  if (apart > GATE) return Infinity;
  return MOVE_COST * apart + GROWTH_COST * Math.abs(Math.log(before.size / after.size));
}
