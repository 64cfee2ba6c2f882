import { HOUR_MS } from '../../core/durations';
import type { Side } from '../../core/units';
import { SIDES } from '../../core/units';
import { seen } from './change';
import { type Cluster, findClusters, isStrong, isWithin, KEPT, REACH } from './cluster';
import { type Moment, type Step, sweep, touch } from './contact';
import { type ClusterEvent, eventOf } from './events';
import { absorberOf, dissipationOf, type Match, parentOf } from './lineage';
import { sameClusters } from './same-clusters';
import { type FollowedReading, newTrack, type Seen, type Track, type TrackerState } from './track';

/** In so many readings in a row a cluster may be missing. */
const MISSING = 3;

/** So many clusters are followed on each side, and so many swept ones waited for. */
const MOST = 40;
const MOST_SWEPT = 80;

/** After this long without a reading nobody knows since when something new has been there. */
const GAP_MS = HOUR_MS;

/**
 * Takes the next map of a market and says what happened to its clusters. Matching is exact (analytics: migration); what
 * comes or goes must do so in several readings before it is told, so that nothing flickers. A reading that is not later
 * than the last is passed over; when the clock was set back everything begins anew under new ids.
 */
export function followClusters(
  state: TrackerState,
  reading: FollowedReading,
): { readonly state: TrackerState; readonly events: readonly ClusterEvent[] } {
  const { last } = state;
  if (!(reading.price > 0) || reading.time === last?.time) return { state, events: [] };
  if (!last || reading.time < last.time) return { state: begin(state.nextId, reading), events: [] };
  const moment = momentOf(reading, last.price);
  const touched = state.tracks.map((each) => touchTold(each, moment));
  const sides = SIDES.map((side) => followSide(side, tracksOf(touched), reading));
  const bornHere = admit(sides, state.nextId, reading, last);
  const tracks = [
    ...tracksOf(touched).filter(isSwept),
    ...sides.flatMap(({ steps }) => tracksOf(steps)),
    ...bornHere,
  ];
  return {
    state: {
      nextId: state.nextId + bornHere.length,
      last: { time: reading.time, price: reading.price },
      tracks: boundSwept(tracks),
    },
    events: [...touched, ...sides.flatMap(({ steps }) => steps)].flatMap(({ events }) => events),
  };
}

/** What stands when the following begins has been there for nobody knows how long, and is not told as born. */
function begin(nextId: number, reading: FollowedReading): TrackerState {
  const found = SIDES.flatMap((side) => largest(findClusters(reading[side], side, reading.price), MOST));
  return {
    nextId: nextId + found.length,
    last: { time: reading.time, price: reading.price },
    tracks: found.map((cluster, index) => ({
      ...newTrack(nextId + index, cluster, reading),
      isSinceCertain: false,
      isTold: true,
    })),
  };
}

/** Where the extremes are not told, the price went straight. */
function momentOf(reading: FollowedReading, before: number): Moment {
  const seenPrices = [before, reading.price, reading.low, reading.high].filter((price) => price > 0);
  return { reading, low: Math.min(...seenPrices), high: Math.max(...seenPrices) };
}

/** Nothing is told of what was not told of: a price that went through it ends it. */
function touchTold(track: Track, moment: Moment): Step {
  const step = touch(track, moment);
  if (track.isTold) return step;
  return { track: step.track?.contact?.sweptAt === undefined ? track : undefined, events: [] };
}

const isSwept = ({ contact }: Track) => contact?.sweptAt !== undefined;

const tracksOf = (steps: readonly Step[]) => steps.flatMap(({ track }) => track ?? []);

interface Followed {
  readonly steps: readonly Step[];
  /** Clusters that no track was found for, and what they may be parts of. */
  readonly fresh: readonly Cluster[];
  readonly matches: readonly Match[];
}

function followSide(side: Side, all: readonly Track[], reading: FollowedReading): Followed {
  const tracks = all.filter((track) => track.side === side && !isSwept(track));
  const clusters = findClusters(reading[side], side, reading.price, KEPT);
  const columnOf = new Map(
    sameClusters(
      tracks.map(({ cluster }) => cluster),
      clusters,
    ),
  );
  const clusterOf = (row: number) => clusters[columnOf.get(row) ?? -1];
  const matches = tracks.flatMap((track, row): Match[] => {
    const cluster = clusterOf(row);
    return cluster ? [{ track, cluster }] : [];
  });
  const taken = new Set(matches.map(({ cluster }) => cluster));
  return {
    steps: tracks.map((track, row) => {
      const cluster = clusterOf(row);
      return cluster ? seen(track, cluster, reading) : miss(track, matches, reading);
    }),
    fresh: clusters.filter((cluster) => !taken.has(cluster)),
    matches,
  };
}

/** A track that was not seen: it is over when the price was in it, or when it has been missing for long enough. */
function miss(track: Track, matches: readonly Match[], reading: FollowedReading): Step {
  if (!track.isTold) return { track: undefined, events: [] };
  if (track.contact?.isDeep) return sweep(track, track.contact, reading);
  const { openInterest, isRemade, into } = track.missing;
  const next: Track = {
    ...track,
    missed: track.missed + 1,
    missing: {
      openInterest: openInterest * (1 + (reading.openInterestChange ?? 0)),
      isRemade: isRemade || reading.isRemade,
      into: track.missed === 0 ? absorberOf(track, matches)?.track.id : into,
    },
  };
  if (next.missed < MISSING) return { track: next, events: [] };
  const absorber = matches.find((match) => match.track.id === next.missing.into);
  const what = absorber
    ? ({ kind: 'merged', into: absorber.track.id } as const)
    : ({ kind: 'dissipated', reason: dissipationOf(next, reading) } as const);
  return { track: undefined, events: [eventOf(next, reading, what)] };
}

/** Tracks of new clusters, the largest first, as far as there is room. */
function admit(
  sides: readonly Followed[],
  nextId: number,
  reading: FollowedReading,
  last: Seen,
): readonly Track[] {
  const admitted = sides.flatMap(({ fresh, steps, matches }) => {
    const room = MOST - tracksOf(steps).filter((track) => !isSwept(track)).length;
    const strong = fresh.filter((cluster) => isStrong(cluster, reading.price));
    return largest(strong, room).map((cluster) => ({
      cluster,
      parent: parentOf(cluster, matches)?.track.id,
    }));
  });
  const couldSee = reading.time - last.time <= GAP_MS && !reading.isRemade;
  return admitted.map(({ cluster, parent }, index) => ({
    ...newTrack(nextId + index, cluster, reading),
    parent,
    isSinceCertain: couldSee && isWithin(REACH, cluster, last.price),
  }));
}

const largest = (clusters: readonly Cluster[], most: number) =>
  clusters.toSorted((one, other) => other.size - one.size).slice(0, Math.max(0, most));

/** In a crash the smallest of those that were swept are given up. */
function boundSwept(tracks: readonly Track[]): readonly Track[] {
  const swept = tracks.filter(isSwept).toSorted((one, other) => other.cluster.size - one.cluster.size);
  const given = new Set(swept.slice(MOST_SWEPT));
  return given.size === 0 ? tracks : tracks.filter((track) => !given.has(track));
}
