import { known, notKnown } from '../known';
import { type NoReactions, type PivotReactions, pivotReactions } from '../reactions/pivot-reactions';
import { type TouchReactions, touchReactions } from '../reactions/touch-reactions';
import { pivotsOf, turnThreshold } from '../reactions/zigzag';
import { ENOUGH, type Proportion } from '../statistics/proportion';
import type { Known } from '../known';
import { type Claim, measured, type Measured } from './claim';
import type { ClaimRecords } from './records';

/** "68 % of reversals happen within 0.5 % of a cluster" (analytics: ten conclusions, reaction statistics). */
const CLAIMED = 0.68;
const SEED = 68;

export const turnsNearZones: Claim = {
  id: 'turns-near-zones',
  unit: 'share',
  measure({ bars, zones }: ClaimRecords): readonly Measured[] {
    const threshold = turnThreshold(bars);
    const pivots = pivotReactions({ pivots: pivotsOf(bars, threshold), threshold }, zones, SEED);
    const touches = touchReactions(bars, zones, SEED);
    return [
      { ...of('turns-near-zones', pivots, (found) => found.near, pivots.value?.unknown), claimed: CLAIMED },
      of('touches-held', touches, (found) => found.held, touches.value?.unclear),
    ];
  },
};

type Reactions = Pick<PivotReactions & TouchReactions, 'chance'>;

function of<Found extends Reactions>(
  id: Measured['id'],
  found: Known<Found, NoReactions>,
  sharesOf: (found: Found) => Proportion,
  unknown = 0,
): Measured {
  if (!found.value) return { ...none(id), unknown };
  const { of: n, share, low, high } = sharesOf(found.value);
  const { chance } = found.value;
  return measured({ id, n, needed: ENOUGH, unknown }, () => ({
    value: share,
    interval: known({ low, high }),
    chance: known(chance),
  }));
}

const none = (id: Measured['id']): Measured => ({
  id,
  n: 0,
  needed: ENOUGH,
  unknown: 0,
  claimed: undefined,
  figure: notKnown('not enough'),
});
