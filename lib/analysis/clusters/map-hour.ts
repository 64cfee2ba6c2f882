import { DAY_MS, HOUR_MS } from '../../core/durations';
import type { Side } from '../../core/units';
import { sizeBetween } from '../density/between';
import { covers, type MapReading } from '../density/density';
import { asymmetry, REACHES } from './asymmetry';
import { type Cluster, clustersOf, REACH } from './cluster';

/** A cluster by what can be compared between maps whose sizes rest on different things. */
export interface ClusterShare {
  /** Of its centroid from the price, as a share of the price, without sign. */
  readonly away: number;
  /** Of all that lies on its side within 10 % of the price, 0…1. */
  readonly share: number;
}

/** What a map was like at one moment, in numbers that are ratios: what its sizes rest on does not matter. */
export interface MapMoment {
  /** Epoch ms. */
  readonly time: number;
  readonly price: number;
  /** The index at each of {@link REACHES}; undefined where it is not known. */
  readonly indices: readonly (number | undefined)[];
  readonly clusters: readonly ClusterShare[];
}

/** A whole hour of the past. */
export interface MapHour extends MapMoment {
  /** How the price had moved in the 24 hours before, as a fraction. */
  readonly moved: number;
}

export function momentOf(reading: MapReading): MapMoment {
  const { time, price } = reading;
  return {
    time,
    price,
    indices: REACHES.map((reach) => asymmetry(reading, reach).index.value),
    clusters: clustersOf(reading).flatMap((cluster) => clusterShare(reading, cluster) ?? []),
  };
}

/** Undefined where the cluster's side is not known as far as 10 % from the price. */
export function clusterShare(
  reading: MapReading,
  { side, centroid, size }: Cluster,
): ClusterShare | undefined {
  const { price } = reading;
  const density = reading[side];
  const span = spanOfSide(side, price);
  if (!covers(density.known, span)) return undefined;
  const all = sizeBetween(density, density.size, span);
  return all > 0 ? { away: Math.abs(centroid / price - 1), share: Math.min(1, size / all) } : undefined;
}

const spanOfSide = (side: Side, price: number) =>
  side === 'ask' ? { low: price, high: price * (1 + REACH) } : { low: price * (1 - REACH), high: price };

/** The hours, oldest first, before which the price of a day earlier is known. */
export function withMoves(moments: readonly MapMoment[]): readonly MapHour[] {
  const prices = new Map(moments.map(({ time, price }) => [time, price]));
  return moments.flatMap((moment) => {
    const before = prices.get(moment.time - DAY_MS);
    return before === undefined ? [] : [{ ...moment, moved: moment.price / before - 1 }];
  });
}

/** How the price has moved in the 24 hours before a time, by the hour nearest to a day ago; undefined where that is not known. */
export function movedSince(
  hours: readonly MapHour[],
  { time, price }: Pick<MapMoment, 'time' | 'price'>,
): number | undefined {
  const hour = Math.round((time - DAY_MS) / HOUR_MS) * HOUR_MS;
  const before = hours.find((each) => each.time === hour);
  return before && price / before.price - 1;
}
