import { type FundingLevel, fundingLevel } from '../../heatmaps/funding/level';
import type { FundingView } from '../../heatmaps/funding/view';
import type { FundingRank } from '../../heatmaps/funding/rank';
import type { VenueId } from '../../market/venues';
import { type Asymmetry, heavySide } from '../clusters/asymmetry';
import { type Known, known, notKnown } from '../known';

/** Beyond this asymmetry a side of the map is heavy. */
const TILTED = 0.15;

export interface VenueFunding {
  readonly venue: VenueId;
  /** A fraction of eight hours. */
  readonly r8: number;
  readonly kind: 'predicted' | 'settled';
  readonly level: FundingLevel;
  /** Among the venue's own last 90 days. */
  readonly rank: FundingRank | undefined;
}

/** Who pays to hold its positions, beside whose liquidations weigh more. */
export interface FundingCross {
  /** Epoch ms. */
  readonly time: number;
  /** The mean of all venues by open interest, a fraction of eight hours. */
  readonly r8: number;
  readonly level: FundingLevel;
  /** The side that pays much. Undefined while funding is usual. */
  readonly crowd: 'long' | 'short' | undefined;
  /** The share of the open interest on whose venues the larger side of it pays. */
  readonly uniformity: number;
  /** In the mean, and left out of it for a reason. */
  readonly venues: readonly VenueFunding[];
  readonly leftOut: readonly { readonly venue: VenueId; readonly reason: string }[];
  /** Highest less lowest rate, a fraction of eight hours; undefined with less than two venues. */
  readonly spread: number | undefined;
  readonly asymmetry: Asymmetry;
  /** Whose liquidations weigh more: of longs below the price, or of shorts above. */
  readonly heavy: 'long' | 'short' | undefined;
  /**
   * `agrees`: the side that pays is the one whose liquidations weigh more. `contradicts`: it is the other. `no crowd` and
   * `no heavy side`: there is nothing to compare.
   */
  readonly relation: 'agrees' | 'contradicts' | 'no crowd' | 'no heavy side';
}

export function fundingCross(
  { time, mean, rows, spread }: FundingView,
  asymmetry: Asymmetry,
): Known<FundingCross, 'no rate with its open interest'> {
  if (!mean) return notKnown('no rate with its open interest');
  const level = fundingLevel(mean.r8);
  const crowd = level === 'usual' ? undefined : mean.r8 > 0 ? 'long' : 'short';
  const side = heavySide(asymmetry, TILTED);
  const heavy = side && (side === 'ask' ? 'short' : 'long');
  return known({
    time,
    r8: mean.r8,
    level,
    crowd,
    uniformity: mean.uniformity,
    venues: rows.flatMap(({ venue, now }) =>
      now && mean.venues.includes(venue)
        ? [{ venue, r8: now.r8, kind: now.kind, level: now.level, rank: now.rank }]
        : [],
    ),
    leftOut: mean.leftOut,
    spread: spread?.r8,
    asymmetry,
    heavy,
    relation: relationOf(crowd, heavy),
  });
}

function relationOf(crowd: FundingCross['crowd'], heavy: FundingCross['heavy']): FundingCross['relation'] {
  if (!crowd) return 'no crowd';
  if (!heavy) return 'no heavy side';
  return crowd === heavy ? 'agrees' : 'contradicts';
}

/** Whether a trader's direction is the crowd's; undefined while there is no crowd. */
export const isWithCrowd = ({ crowd }: FundingCross, direction: 'long' | 'short') =>
  crowd && crowd === direction;
