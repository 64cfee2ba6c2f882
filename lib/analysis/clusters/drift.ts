import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import { type Known, known, notKnown } from '../known';
import type { Track } from './track';

/** Where a cluster is going. */
export interface Drift {
  /** Of the centroid, quote units an hour, and as a share of the price an hour: the line through the points of its way. */
  readonly perHour: number;
  readonly sharePerHour: number;
  /** Between the first and the last of the points. */
  readonly overMs: number;
  /** From the first to the last, as a share of the price. */
  readonly moved: number;
  /** Whether that is at least half of the cluster's width: less is within what is known of its place. */
  readonly isBeyondWidth: boolean;
}

const LEAST_MS = 30 * MINUTE_MS;
const LEAST_POINTS = 3;

export function driftOf({ path, cluster }: Pick<Track, 'path' | 'cluster'>): Known<Drift, 'too young'> {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last || path.length < LEAST_POINTS || last.time - first.time < LEAST_MS)
    return notKnown('too young');
  const hours = path.map(({ time }) => (time - first.time) / HOUR_MS);
  const [middle, level] = [meanOf(hours), meanOf(path.map(({ centroid }) => centroid))];
  let [along, squares] = [0, 0];
  path.forEach(({ centroid }, index) => {
    const away = (hours[index] as number) - middle;
    along += away * (centroid - level);
    squares += away ** 2;
  });
  return known({
    perHour: along / squares,
    sharePerHour: along / squares / level,
    overMs: last.time - first.time,
    moved: last.centroid / first.centroid - 1,
    isBeyondWidth: Math.abs(last.centroid - first.centroid) >= (cluster.high - cluster.low) / 2,
  });
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
