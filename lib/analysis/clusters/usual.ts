import { DAY_MS } from '../../core/durations';
import { type Known, known, notKnown } from '../known';
import { ENOUGH, type Interval, wilson } from '../statistics/proportion';
import { type ClusterShare, type MapHour } from './map-hour';

/** Where a number stands among those of like hours. */
export interface Rank {
  /** The share (0…1) of them that is lower; equal ones count half. */
  readonly share: number;
  readonly count: number;
  /** On so many days: hours that follow one another are alike, so that days count as independent and not hours. */
  readonly days: number;
  /** Of the share, 95 %, by days. */
  readonly interval: Interval;
}

/** Moves of the price in a day between two of these are alike. */
const MOVES = [-0.05, -0.02, -0.005, 0.005, 0.02, 0.05];
/** Distances from the price between two of these are alike, as shares of the price. */
const DISTANCES = [0.005, 0.01, 0.02, 0.03, 0.05];

/** Between what two moves a move counts as alike; infinite at the ends. */
export const likeMoves = (moved: number) => {
  const band = bandOf(moved, MOVES);
  return { from: MOVES[band - 1] ?? -Infinity, to: MOVES[band] ?? Infinity };
};

/**
 * The rank of an asymmetry index among those of the hours before which the price had moved alike: after a rally what lay
 * above is swept, which says nothing about the crowd (analytics: asymmetry).
 * @param reach place in `REACHES`.
 */
export function rankIndex(
  hours: readonly MapHour[],
  reach: number,
  { index, moved }: { readonly index: number; readonly moved: number },
): Known<Rank, 'too few'> {
  const band = bandOf(moved, MOVES);
  return rankAmong(
    index,
    hours
      .filter((hour) => bandOf(hour.moved, MOVES) === band)
      .flatMap(({ time, indices }) => {
        const value = indices[reach];
        return value === undefined ? [] : [{ time, value }];
      }),
  );
}

/** The rank of a cluster's share among those of the clusters that stood as far from the price. */
export function rankShare(hours: readonly MapHour[], { away, share }: ClusterShare): Known<Rank, 'too few'> {
  const band = bandOf(away, DISTANCES);
  return rankAmong(
    share,
    hours.flatMap(({ time, clusters }) =>
      clusters
        .filter((cluster) => bandOf(cluster.away, DISTANCES) === band)
        .map((cluster) => ({ time, value: cluster.share })),
    ),
  );
}

interface Sample {
  readonly time: number;
  readonly value: number;
}

function rankAmong(value: number, samples: readonly Sample[]): Known<Rank, 'too few'> {
  const count = samples.length;
  if (count < ENOUGH) return notKnown('too few');
  const below = samples.reduce(
    (sum, sample) => sum + (sample.value < value ? 1 : sample.value === value ? 0.5 : 0),
    0,
  );
  const days = new Set(samples.map(({ time }) => Math.floor(time / DAY_MS))).size;
  const share = below / count;
  return known({ share, count, days, interval: wilson(share * days, days) });
}

const bandOf = (value: number, edges: readonly number[]) => edges.filter((edge) => value >= edge).length;
