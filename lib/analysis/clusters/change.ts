import { HOUR_MS } from '../../core/durations';
import type { Cluster } from './cluster';
import { type ClusterEvent, eventOf } from './events';
import { type Anchor, type FollowedReading, goOn, NOTHING_MISSED, type Track } from './track';
import type { Step } from './contact';

/** In so many readings a cluster must have been seen to be told of. */
const CONFIRMING = 2;

/** Larger or smaller by this ratio is told. */
const GROWTH = 1.5;

/** Readings in a row that must agree before a change of place or size is told. */
const AGREEING = 3;

/** A track that was seen again. */
export function seen(track: Track, cluster: Cluster, reading: FollowedReading): Step {
  const { time } = reading;
  const { centroid, size } = cluster;
  const next: Track = {
    ...track,
    cluster,
    seenAt: time,
    readings: track.readings + 1,
    missed: 0,
    missing: NOTHING_MISSED,
    largest: size > track.largest.size ? { size, time } : track.largest,
    path: goOn(track.path, { time, centroid, size }),
  };
  // What the price eats away or another model says is no move of the cluster.
  if (track.contact || reading.isRemade) return { track: anchorAnew(next, reading), events: [] };
  if (!track.isTold) return confirm(next, reading);
  const moved = tellMove(next, reading);
  const grown = tellGrowth(moved.track, reading);
  return { track: grown.track, events: [...moved.events, ...grown.events] };
}

const anchorAnew = (track: Track, { time }: FollowedReading): Track => ({
  ...track,
  place: { time, value: track.cluster.centroid, beyond: 0 },
  size: { time, value: track.cluster.size, beyond: 0 },
});

function confirm(track: Track, reading: FollowedReading): Step {
  if (track.readings < CONFIRMING) return { track, events: [] };
  const told = anchorAnew({ ...track, isTold: true }, reading);
  const what = beginningOf(track);
  return { track: told, events: [eventOf(told, reading, what)] };
}

function beginningOf({ parent, isSinceCertain }: Track) {
  if (parent !== undefined) return { kind: 'split', from: parent } as const;
  return { kind: isSinceCertain ? 'born' : 'sighted' } as const;
}

interface Told {
  readonly track: Track;
  readonly events: readonly ClusterEvent[];
}

/** Moves of less than half the width are within what is known of the place. */
function tellMove(track: Track, reading: FollowedReading): Told {
  const { cluster, place } = track;
  const isBeyond = Math.abs(cluster.centroid - place.value) >= (cluster.high - cluster.low) / 2;
  const { anchor, isDue } = pull(place, isBeyond);
  if (!isDue) return { track: { ...track, place: anchor }, events: [] };
  const moved = cluster.centroid / place.value - 1;
  const movedPerHour = (moved * HOUR_MS) / (reading.time - place.time);
  const next = { ...track, place: { time: reading.time, value: cluster.centroid, beyond: 0 } };
  const what = { kind: 'migrated', from: place.value, toldAt: place.time, moved, movedPerHour } as const;
  return { track: next, events: [eventOf(next, reading, what)] };
}

function tellGrowth(track: Track, reading: FollowedReading): Told {
  const ratio = track.cluster.size / track.size.value;
  const { anchor, isDue } = pull(track.size, ratio >= GROWTH || ratio <= 1 / GROWTH);
  if (!isDue) return { track: { ...track, size: anchor }, events: [] };
  const { value: before, time: toldAt } = track.size;
  const next = { ...track, size: { time: reading.time, value: track.cluster.size, beyond: 0 } };
  const kind = ratio > 1 ? 'grown' : 'shrunk';
  return { track: next, events: [eventOf(next, reading, { kind, before, toldAt })] };
}

/** The anchor after one more reading, and whether what changed since has lasted long enough to be told. */
function pull(anchor: Anchor, isBeyond: boolean): { readonly anchor: Anchor; readonly isDue: boolean } {
  const beyond = isBeyond ? anchor.beyond + 1 : 0;
  return { anchor: { ...anchor, beyond }, isDue: beyond >= AGREEING };
}
