import type { LiquidationCompleteness } from '../../market/liquidation-completeness';
import type { VenueId } from '../../market/venues';
import type { SizeBasis } from '../density/density';
import { type Known, known, notKnown } from '../known';
import type { Cluster } from './cluster';
import type { FeedTally } from './track';

/** Why it cannot be said whether a zone was really there. */
export type Unconfirmed =
  | 'not a liquidation map'
  | 'sizes are relative'
  | 'no feed tells'
  | 'shares of venues not kept'
  | 'estimate too unsure';

/** What became of a zone that the price went through. */
export interface Depletion {
  /** Base units that the map had there before. */
  readonly before: number;
  /** Base units that it has there now, and how long after the price was through. */
  readonly residual: Known<number, 'zone not known'>;
  readonly afterMs: number;
  /** Base units that were told to be liquidated in it, and what a true map would have let expect of the same feeds. */
  readonly told: number;
  readonly expected: Known<number, Unconfirmed>;
  /** Whether as much was liquidated as a map that is right must have brought about. */
  readonly isConfirmed: Known<boolean, Unconfirmed>;
  /**
   * `did not deplete`: hardly anything was liquidated, so the zone was probably not there. Else `depleted` when a fifth or
   * less is left, and `rebuilt` when more is. A modelled map is emptied by the price itself: unless it is confirmed,
   * `depleted` says nothing about the market.
   */
  readonly outcome: Known<'depleted' | 'rebuilt' | 'did not deplete', 'zone not known'>;
}

/** Of what was liquidated, how much a feed tells; a sampled one hid 35 to 43 % in calibrated simulations. */
const TOLD_SHARE: Readonly<Record<LiquidationCompleteness, number>> = {
  complete: 1,
  batched: 1,
  sampled: 0.6,
  none: 0,
};

/** At most this share of what was there is left of a zone that is depleted. */
const DEPLETED_SHARE = 0.2;

/** Less than this share of what was expected does not confirm a zone, */
const CONFIRMING_SHARE = 0.1;

/** if it lies outside of the interval in which the size is to be found with 80 %: so many standard deviations. */
const BAND = 1.2816;

export interface DepletionInput {
  readonly before: Pick<Cluster, 'size' | 'deviation' | 'venues'>;
  readonly basis: SizeBasis;
  readonly feeds: Readonly<Partial<Record<VenueId, FeedTally>>>;
  /** Base units; undefined where the map does not reach the zone any more. */
  readonly residual: number | undefined;
  readonly afterMs: number;
}

export function judgeDepletion({ before, basis, feeds, residual, afterMs }: DepletionInput): Depletion {
  const tallies = before.venues.flatMap(({ venue }) => feeds[venue] ?? []);
  const told = tallies.reduce((sum, { size, isWhole }) => sum + (isWhole ? size : 0), 0);
  const expected = expectedOf(before, basis, feeds);
  const isConfirmed = confirmationOf(told, expected, before);
  return {
    before: before.size,
    residual: residual === undefined ? notKnown('zone not known') : known(residual),
    afterMs,
    told,
    expected,
    isConfirmed,
    outcome: outcomeOf(isConfirmed, before.size, residual),
  };
}

function outcomeOf(
  isConfirmed: Depletion['isConfirmed'],
  before: number,
  residual: number | undefined,
): Depletion['outcome'] {
  if (isConfirmed.value === false) return known('did not deplete');
  if (residual === undefined) return notKnown('zone not known');
  return known(residual <= DEPLETED_SHARE * before ? 'depleted' : 'rebuilt');
}

/** What the feeds would tell of the zone if it is as large as the map says. */
function expectedOf(
  { size, venues }: DepletionInput['before'],
  basis: SizeBasis,
  feeds: DepletionInput['feeds'],
): Depletion['expected'] {
  if (basis === 'observed') return notKnown('not a liquidation map');
  if (basis === 'relative') return notKnown('sizes are relative');
  const shareOf = (venue: VenueId) => {
    const feed = feeds[venue];
    return feed?.isWhole ? TOLD_SHARE[feed.completeness] : 0;
  };
  const shares = venues.map(({ venue }) => shareOf(venue));
  const first = shares[0] ?? 0;
  if (shares.every((share) => share === 0)) return notKnown('no feed tells');
  if (shares.every((share) => share === first)) return known(size * first);
  let sum = 0;
  for (const [index, venue] of venues.entries()) {
    if (venue.size === undefined) return notKnown('shares of venues not kept');
    sum += venue.size * (shares[index] as number);
  }
  return sum > 0 ? known(sum) : notKnown('no feed tells');
}

function confirmationOf(
  told: number,
  expected: Depletion['expected'],
  { size, deviation }: DepletionInput['before'],
): Depletion['isConfirmed'] {
  if (expected.value === undefined) return expected;
  if (told >= CONFIRMING_SHARE * expected.value) return known(true);
  const least = expected.value * (1 - (BAND * (deviation.value ?? 0)) / size);
  return told < least ? known(false) : notKnown('estimate too unsure');
}
