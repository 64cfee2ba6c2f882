import { SIDES } from '../../core/units';
import type { Side } from '../../core/units';
import type { MapReading } from '../density/density';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import { type Cluster, findClusters, isStrong, KEPT } from './cluster';
import { hasTakenIn, isInSight } from './lineage';
import { sameClusters } from './same-clusters';

/** Where the price was between two moments, both included. */
export interface PricePath extends PriceSpan {
  /** False where a part of the time is not known: it may have been elsewhere too. */
  readonly isWhole: boolean;
}

/**
 * Why a cluster is gone. `swept`: the price was at its middle, or beyond. `merged`: another has taken it in. `out of sight`:
 * too far from the price now, or no longer where venues are known. `faded`: none of these. `unknown`: it may have been
 * swept while nobody knows where the price was.
 */
export type GoneReason = 'swept' | 'merged' | 'out of sight' | 'faded' | 'unknown';

/** What became of a cluster from one moment to a later one. */
export type ClusterChange =
  | {
      readonly kind: 'stayed';
      readonly side: Side;
      readonly before: Cluster;
      readonly after: Cluster;
      /** Of the centroid, as a signed share of the price. */
      readonly moved: number;
      /** Whether that is at least half of its width: less is within what is known of its place. */
      readonly isBeyondWidth: boolean;
      /** Size after ÷ size before. */
      readonly ratio: number;
      /** The price went through it meanwhile: what is there now was built since. */
      readonly isRebuilt: boolean;
    }
  /** `isSighted`: it is not known whether it was there before, out of sight. */
  | { readonly kind: 'new'; readonly side: Side; readonly after: Cluster; readonly isSighted: boolean }
  | { readonly kind: 'gone'; readonly side: Side; readonly before: Cluster; readonly reason: GoneReason };

/** Two maps of one market. */
export interface MapPair {
  readonly before: MapReading;
  readonly after: MapReading;
  readonly path: PricePath;
}

/** What became of the clusters of a map, the largest first, by what they were or are worth. */
export const compareMaps = (pair: MapPair): readonly ClusterChange[] =>
  SIDES.flatMap((side) => compareSide(side, pair)).toSorted((one, other) => worthOf(other) - worthOf(one));

export const worthOf = (change: ClusterChange) =>
  Math.max(change.kind === 'new' ? 0 : change.before.worth, change.kind === 'gone' ? 0 : change.after.worth);

type Stayed = Extract<ClusterChange, { kind: 'stayed' }>;

function compareSide(side: Side, { before, after, path }: MapPair): readonly ClusterChange[] {
  const [earlier, later] = [before, after].map((map) => findClusters(map[side], side, map.price, KEPT));
  if (!earlier || !later) return [];
  const stayed = sameClusters(earlier, later).flatMap(([row, column]): Stayed[] => {
    const [one, other] = [earlier[row], later[column]];
    return one && other ? [stayedOf(one, other, path)] : [];
  });
  const kept = new Set(stayed.flatMap((change) => [change.before, change.after]));
  // What hardly stands out is followed, but neither its coming nor its going is told.
  const strongIn = (map: MapReading) => (cluster: Cluster) =>
    !kept.has(cluster) && isStrong(cluster, map.price);
  return [
    ...stayed.filter(
      (change) => isStrong(change.before, before.price) || isStrong(change.after, after.price),
    ),
    ...later.filter(strongIn(after)).map((cluster) => ({
      kind: 'new' as const,
      side,
      after: cluster,
      isSighted: !isInSight(cluster, before),
    })),
    ...earlier.filter(strongIn(before)).map((cluster) => ({
      kind: 'gone' as const,
      side,
      before: cluster,
      reason: reasonOf(cluster, { after, path, stayed }),
    })),
  ];
}

function stayedOf(before: Cluster, after: Cluster, path: PricePath): Stayed {
  const apart = after.centroid - before.centroid;
  return {
    kind: 'stayed',
    side: before.side,
    before,
    after,
    moved: apart / before.centroid,
    isBeyondWidth: Math.abs(apart) >= (before.high - before.low) / 2,
    ratio: after.size / before.size,
    isRebuilt: wasReached(before, path),
  };
}

function reasonOf(
  lost: Cluster,
  { after, path, stayed }: Pick<MapPair, 'after' | 'path'> & { readonly stayed: readonly Stayed[] },
): GoneReason {
  if (wasReached(lost, path)) return 'swept';
  if (stayed.some((change) => hasTakenIn(lost, change.before, change.after))) return 'merged';
  if (!isInSight(lost, after)) return 'out of sight';
  return path.isWhole ? 'faded' : 'unknown';
}

/** Whether the price was at the middle of a cluster, or beyond. */
const wasReached = ({ side, centroid }: Cluster, { low, high }: PricePath) =>
  side === 'bid' ? low <= centroid : high >= centroid;
