import { known, notKnown } from '../known';
import { medianWithin } from '../statistics/median';
import { ENOUGH } from '../statistics/proportion';
import { type Claim, measured, type Measured } from './claim';
import type { ClaimRecords } from './records';

/** "A cascade lasts 42 seconds" (field: stat claims). */
const CLAIMED_MS = 42_000;

export const cascadeDuration: Claim = {
  id: 'cascade-duration',
  unit: 'time',
  measure({ cascades }: ClaimRecords): readonly Measured[] {
    const counted = {
      id: 'median-duration',
      n: cascades.length,
      needed: ENOUGH,
      claimed: CLAIMED_MS,
    } as const;
    return [
      measured(counted, () => {
        const { value, low, high } = medianWithin(cascades.map(({ start, end }) => end - start));
        return { value, interval: known({ low, high }), chance: notKnown('no null') };
      }),
    ];
  },
};
