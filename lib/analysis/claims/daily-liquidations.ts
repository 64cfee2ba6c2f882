import { known, notKnown } from '../known';
import { meanOf, middleOf } from '../statistics/proportion';
import { randomFrom } from '../statistics/random';
import { type Claim, measured, type Measured } from './claim';
import type { ClaimRecords } from './records';

/** Two weeks, so that each day of the week is in it twice. */
const NEEDED_DAYS = 14;
const DRAWS = 1_000;
const SEED = 28;

/**
 * "$2.8B are liquidated on an average day" (analytics: what is known of leverage). It is of all coins together, and not to be
 * held against one.
 */
export const dailyLiquidations: Claim = {
  id: 'daily-liquidations',
  unit: 'worth',
  measure({ liquidationDays }: ClaimRecords): readonly Measured[] {
    const days = liquidationDays.map(({ worth }) => worth);
    return [
      measured({ id: 'mean-day', n: days.length, needed: NEEDED_DAYS }, () => ({
        value: meanOf(days),
        interval: known(redrawn(days)),
        chance: notKnown('no null'),
      })),
    ];
  },
};

/** Where 95 % of the means lie when days are drawn anew. */
function redrawn(days: readonly number[]) {
  const random = randomFrom(SEED);
  const draw = () => days[Math.floor(random() * days.length)] ?? Number.NaN;
  return middleOf(Array.from({ length: DRAWS }, () => meanOf(days.map(draw))));
}
