import { distanceTo, type SizeBasis } from '../density/density';
import type { Depletion } from './depletion';
import type { Track } from './track';

/** What every event tells of its cluster. */
export interface ClusterEventBase extends Pick<
  Track,
  'id' | 'side' | 'since' | 'isSinceCertain' | 'largest'
> {
  /** Epoch ms of the reading. */
  readonly time: number;
  readonly centroid: number;
  /** Edges of its zone. */
  readonly low: number;
  readonly high: number;
  /** As it was seen last: base units and quote units. */
  readonly size: number;
  readonly worth: number;
  readonly basis: SizeBasis;
  /** From the price to the nearer edge, as a signed share of the price: below is negative, inside is 0. */
  readonly distance: number;
}

/**
 * Why a cluster is gone although the price did not go through it. `closed`: open interest fell by at least half of it.
 * `recalibrated`: the map was worked out anew. `out of sight`: too far from the price, or no longer where venues are known.
 * `faded`: none of these.
 */
export type Dissipation = 'closed' | 'recalibrated' | 'out of sight' | 'faded';

type What =
  /** `sighted`: it is new to us, but may have been there before: it came near enough, or nobody was looking. */
  | { readonly kind: 'born' | 'sighted' }
  | { readonly kind: 'split'; readonly from: number }
  | { readonly kind: 'merged'; readonly into: number }
  /** `before` in base units, as it was told last at `toldAt`. */
  | { readonly kind: 'grown' | 'shrunk'; readonly before: number; readonly toldAt: number }
  /** By more than half its width. */
  | {
      readonly kind: 'migrated';
      readonly from: number;
      readonly toldAt: number;
      /** As a share of the price, and the same an hour. */
      readonly moved: number;
      readonly movedPerHour: number;
    }
  | { readonly kind: 'approached' | 'entered' }
  /** The price went all the way through; `before` in base units, when it entered. */
  | { readonly kind: 'swept'; readonly before: number; readonly enteredAt: number }
  | { readonly kind: 'depletion'; readonly depletion: Depletion }
  | { readonly kind: 'dissipated'; readonly reason: Dissipation };

/** What happened to a cluster. */
export type ClusterEvent = ClusterEventBase & What;

export function eventOf(
  { id, side, since, isSinceCertain, largest, cluster }: Track,
  { time, price, basis }: { readonly time: number; readonly price: number; readonly basis: SizeBasis },
  what: What,
): ClusterEvent {
  const { centroid, low, high, size, worth } = cluster;
  const distance = distanceTo(cluster, price);
  const base: ClusterEventBase = {
    id,
    side,
    since,
    isSinceCertain,
    largest,
    time,
    centroid,
    low,
    high,
    size,
    worth,
    basis,
    distance,
  };
  return { ...base, ...what };
}
