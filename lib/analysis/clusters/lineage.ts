import { covers, type MapReading } from '../density/density';
import { type Cluster, isWithin, zoneOf } from './cluster';
import type { Dissipation } from './events';
import type { Track } from './track';

/** A track and the cluster it was found in. */
export interface Match {
  readonly track: Track;
  readonly cluster: Cluster;
}

/** So much of the smaller one must be found in, or be missing from, the larger one to be a part of it. */
const PART_SHARE = 0.5;

/** Whether a cluster lies over the place of one that is gone, and has grown by most of it. */
export const hasTakenIn = (lost: Cluster, before: Cluster, after: Cluster) =>
  isOver(after, lost.centroid) && after.size >= before.size + PART_SHARE * lost.size;

/** The match that has taken a track in: its cluster lies over the track's place and has grown by most of it. */
export const absorberOf = ({ cluster: lost, side }: Track, matches: readonly Match[]): Match | undefined =>
  matches.find(({ track, cluster }) => track.side === side && hasTakenIn(lost, track.cluster, cluster));

/** The match that a new cluster was a part of: it lay over the place and has shrunk by most of it. */
export const parentOf = (born: Cluster, matches: readonly Match[]): Match | undefined =>
  matches.find(
    ({ track, cluster }) =>
      track.side === born.side &&
      track.isTold &&
      isOver(track.cluster, born.centroid) &&
      cluster.size <= track.cluster.size - PART_SHARE * born.size,
  );

function isOver(cluster: Cluster, price: number): boolean {
  const { low, high } = zoneOf(cluster);
  return price >= Math.min(low, cluster.low) && price <= Math.max(high, cluster.high);
}

/** Clusters are found in a little less than they are looked for in, as they must have two sides. */
const IN_SIGHT = 0.115;

/** Whether a map would show a cluster at this place. */
export const isInSight = (cluster: Cluster, reading: MapReading) =>
  covers(reading[cluster.side].known, cluster) && isWithin(IN_SIGHT, cluster, reading.price);

/** Open interest that fell by this share explains that a cluster is gone. */
const CLOSED_SHARE = 0.5;

export function dissipationOf({ cluster, missing }: Track, reading: MapReading): Dissipation {
  if (!isInSight(cluster, reading)) return 'out of sight';
  if (missing.isRemade) return 'recalibrated';
  return missing.openInterest <= 1 - CLOSED_SHARE ? 'closed' : 'faded';
}
