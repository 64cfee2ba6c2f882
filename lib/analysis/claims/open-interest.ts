import { notKnown } from '../known';
import { type Claim, measured, type Measured } from './claim';
import type { ClaimRecords } from './records';

/** "$180B are open" (analytics: what is known of leverage). It is of all coins together, and not to be held against one. */
export const openInterestNow: Claim = {
  id: 'open-interest',
  unit: 'worth',
  measure({ openInterest }: ClaimRecords): readonly Measured[] {
    return [
      measured({ id: 'open-now', n: openInterest.length, needed: 1 }, () => ({
        value: openInterest.reduce((sum, { worth }) => sum + worth, 0),
        interval: notKnown('not a sample'),
        chance: notKnown('no null'),
      })),
    ];
  },
};
