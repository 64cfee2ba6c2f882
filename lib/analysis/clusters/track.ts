import { MINUTE_MS } from '../../core/durations';
import type { Side } from '../../core/units';
import type { LiquidationEvent } from '../../market/events';
import type { LiquidationCompleteness } from '../../market/liquidation-completeness';
import type { VenueId } from '../../market/venues';
import { distanceTo, type MapReading, type SizeBasis } from '../density/density';
import type { Cluster } from './cluster';

/** A liquidation that a venue told of, laid on the reference venue's prices. */
export interface LiquidationPrint extends Pick<LiquidationEvent, 'price' | 'position'> {
  /** Base units. */
  readonly size: number;
  /** Stored bars do not say. */
  readonly priceKind?: LiquidationEvent['priceKind'];
}

/** What one venue told of liquidations since the reading before. */
export interface LiquidationFeed {
  readonly venue: VenueId;
  readonly completeness: LiquidationCompleteness;
  /** False when the feed was down for a part of the time. */
  readonly isWhole: boolean;
  readonly prints: readonly LiquidationPrint[];
}

/** A map, and what happened since the one before. */
export interface FollowedReading extends MapReading {
  /** Extremes of the price since; NaN when not known. */
  readonly low: number;
  readonly high: number;
  readonly feeds: readonly LiquidationFeed[];
  /** Change of the open interest since, as a share of it; undefined when not known. */
  readonly openInterestChange: number | undefined;
  /** True when the map was worked out anew, so that sizes and places may have changed without the market. */
  readonly isRemade: boolean;
}

/** One point of a cluster's way. */
export interface PathPoint {
  /** Epoch ms. */
  readonly time: number;
  readonly centroid: number;
  /** Base units. */
  readonly size: number;
}

/** A value that was told last, and in how many readings since the present one was something else. */
export interface Anchor {
  readonly time: number;
  readonly value: number;
  readonly beyond: number;
}

/** What a venue told while the price was in a zone and afterwards. */
export interface FeedTally {
  readonly completeness: LiquidationCompleteness;
  readonly isWhole: boolean;
  /** Base units of the positions that the zone is about. */
  readonly size: number;
}

/** The price in a zone. */
export interface Contact {
  /** Epoch ms. */
  readonly enteredAt: number;
  /** The cluster as it was before, and what its size rests on. */
  readonly before: Cluster;
  readonly basis: SizeBasis;
  readonly feeds: Readonly<Partial<Record<VenueId, FeedTally>>>;
  /** Whether the price got as far as the centroid. */
  readonly isDeep: boolean;
  /** When the price had gone all the way through, epoch ms. */
  readonly sweptAt: number | undefined;
}

/** What happened while a cluster was missing. */
export interface Missing {
  /** The share of the open interest that is left. */
  readonly openInterest: number;
  readonly isRemade: boolean;
  /** The track that seems to have taken it in. */
  readonly into: number | undefined;
}

/** A cluster through time. Plain data. */
export interface Track {
  readonly id: number;
  readonly side: Side;
  /** The first reading that showed it, epoch ms. Not certain when the one before could not have: it may be older. */
  readonly since: number;
  readonly isSinceCertain: boolean;
  /** As it was seen last. */
  readonly cluster: Cluster;
  /** Epoch ms. */
  readonly seenAt: number;
  /** In how many readings it was seen. */
  readonly readings: number;
  /** In how many readings it has been missing since. */
  readonly missed: number;
  /** Whether it has shown itself often enough to be told of. */
  readonly isTold: boolean;
  /** What it split from. */
  readonly parent: number | undefined;
  readonly largest: { readonly size: number; readonly time: number };
  readonly place: Anchor;
  readonly size: Anchor;
  /** Oldest first, at most {@link MOST_POINTS}. */
  readonly path: readonly PathPoint[];
  /** Whether the price is near. */
  readonly isNear: boolean;
  readonly contact: Contact | undefined;
  /** What happened while it was missing. */
  readonly missing: Missing;
}

/** A reading's time, epoch ms, and the price then. */
export interface Seen {
  readonly time: number;
  readonly price: number;
}

/** Everything that must outlive a worker: plain data of bounded size. */
export interface TrackerState {
  readonly nextId: number;
  /** Of the last reading; undefined before the first. */
  readonly last: Seen | undefined;
  readonly tracks: readonly Track[];
}

export const NO_TRACKS: TrackerState = { nextId: 1, last: undefined, tracks: [] };

/** Points are kept this far apart, and so many of them: six hours. */
const POINT_SPACING_MS = 15 * MINUTE_MS;
export const MOST_POINTS = 25;

/** A track's way with the newest point, which stands for itself until it is far enough from the one before the last. */
export function goOn(path: readonly PathPoint[], point: PathPoint): readonly PathPoint[] {
  const before = path.at(-2);
  const isClose = before !== undefined && point.time - before.time < POINT_SPACING_MS;
  return [...(isClose ? path.slice(0, -1) : path), point].slice(-MOST_POINTS);
}

/** A track that begins with a cluster. */
export function newTrack(id: number, cluster: Cluster, { time, price }: MapReading): Track {
  const { side, centroid, size } = cluster;
  return {
    id,
    side,
    since: time,
    isSinceCertain: true,
    cluster,
    seenAt: time,
    readings: 1,
    missed: 0,
    isTold: false,
    parent: undefined,
    largest: { size, time },
    place: { time, value: centroid, beyond: 0 },
    size: { time, value: size, beyond: 0 },
    path: [{ time, centroid, size }],
    isNear: Math.abs(distanceTo(cluster, price)) <= NEAR,
    contact: undefined,
    missing: NOTHING_MISSED,
  };
}

export const NOTHING_MISSED: Missing = { openInterest: 1, isRemade: false, into: undefined };

/** The price is near a zone from here on, as a share of the price, */
export const NEAR = 0.005;
/** and until it is further away than this. */
export const FAR = 0.01;
