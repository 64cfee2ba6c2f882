import { known, notKnown } from '../known';
import { chanceOf } from '../statistics/matched-chance';
import { ENOUGH, wilson } from '../statistics/proportion';
import { apart } from './apart';
import { type Claim, measured, type Measured } from './claim';
import type { ClaimRecords, WallEnding } from './records';

/** "87 % of walls of more than 500 BTC are pulled" (analytics: order-book walls; field: stat claims). */
const CLAIMED = 0.87;
const CLAIMED_SIZE = 500;
/** Walls are taken back in groups. */
const APART_MS = 600_000;
/** Edges of the classes of distance from the price within which large walls are held against others, basis points. */
const DISTANCES_BP = [5, 15, 50, 100] as const;
const LARGEST_SHARE = 0.1;

/** Walls that moved go on elsewhere, and count there. */
const isOver = ({ fate }: WallEnding) => fate !== 'moved';
const isPulled = ({ fate }: WallEnding) => fate === 'pulled';

export const wallsPulled: Claim = {
  id: 'walls-pulled',
  unit: 'share',
  measure({ market, walls }: ClaimRecords): readonly Measured[] {
    const over = walls.filter(isOver);
    const limit = over.map(({ peakSize }) => peakSize).toSorted((one, other) => one - other)[
      Math.ceil(over.length * (1 - LARGEST_SHARE))
    ];
    const largest = largeOnes('largest-walls', over, ({ peakSize }) => peakSize >= (limit ?? Infinity));
    if (!market.startsWith('BTC-')) return [largest];
    const of500 = largeOnes('walls-of-500', over, ({ peakSize }) => peakSize > CLAIMED_SIZE);
    return [{ ...of500, claimed: CLAIMED }, largest];
  },
};

/** How often large walls were pulled, against the others at the same distances: what it would be if size said nothing. */
function largeOnes(
  id: Measured['id'],
  walls: readonly WallEnding[],
  isLarge: (wall: WallEnding) => boolean,
): Measured {
  const large = thinned(walls.filter(isLarge));
  const others = thinned(walls.filter((wall) => !isLarge(wall)));
  const pulled = large.filter(isPulled).length;
  return measured({ id, n: large.length, needed: ENOUGH }, () => ({
    value: pulled / large.length,
    interval: known(wilson(pulled, large.length)),
    chance: ofOthers(large, others),
  }));
}

function ofOthers(large: readonly WallEnding[], others: readonly WallEnding[]) {
  const matched = large.flatMap((wall) => {
    const alike = others.filter((other) => distanceClass(other) === distanceClass(wall));
    const reads = alike.length;
    const baseline = { reads, independent: reads, targets: alike.filter(isPulled).length };
    return reads > 0 ? [{ isHit: isPulled(wall), baseline }] : [];
  });
  const chance = others.length >= ENOUGH && matched.length === large.length ? chanceOf(matched) : undefined;
  return chance
    ? known({ value: chance.share, interval: chance.interval, p: chance.p })
    : notKnown('too few others');
}

const distanceClass = ({ distanceBp }: WallEnding) =>
  DISTANCES_BP.findLastIndex((edge) => Math.abs(distanceBp) >= edge);

const thinned = (walls: readonly WallEnding[]) => apart(walls, ({ endedAt }) => endedAt, APART_MS);
