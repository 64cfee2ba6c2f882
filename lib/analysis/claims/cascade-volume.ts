import { MINUTE_MS } from '../../core/durations';
import { type Known, known, notKnown } from '../known';
import { medianWithin } from '../statistics/median';
import { type ByChance, drawnChance } from '../statistics/drawn-chance';
import { ENOUGH } from '../statistics/proportion';
import { randomFrom } from '../statistics/random';
import { type Claim, measured, type Measured, type NoBaseline } from './claim';
import type { ClaimRecords, TradedMinute } from './records';

/** "Volume is 3.2 times the usual" (analytics: cascades, volume ratio). */
const CLAIMED = 3.2;
const MINUTES = 60;
/** Of random minutes, to say what they usually are. */
const ENOUGH_MINUTES = 24 * 60;
const DRAWS = 400;
const SEED = 32;

export const cascadeVolume: Claim = {
  id: 'cascade-volume',
  unit: 'ratio',
  measure({ cascades, minutes }: ClaimRecords): readonly Measured[] {
    const ratios = cascades.flatMap(({ volumeRatio }) => volumeRatio ?? []);
    const n = ratios.length;
    const counted = { id: 'median-volume', n, needed: ENOUGH, claimed: CLAIMED } as const;
    return [
      measured({ ...counted, unknown: cascades.length - n }, () => {
        const { value, low, high } = medianWithin(ratios);
        return { value, interval: known({ low, high }), chance: byChance(ratiosOf(minutes), ratios) };
      }),
    ];
  },
};

/** Each minute against the mean of the hour before it, where all of that is known. */
function ratiosOf(minutes: readonly TradedMinute[]): readonly number[] {
  let hour = 0;
  return minutes.flatMap(({ time, worth }, index) => {
    const usual = hour / MINUTES;
    const isWhole = minutes[index - MINUTES]?.time === time - MINUTES * MINUTE_MS;
    hour += worth - (minutes[index - MINUTES]?.worth ?? 0);
    return isWhole && usual > 0 ? worth / usual : [];
  });
}

/** The medians of as many minutes that were drawn at random. */
function byChance(ratios: readonly number[], own: readonly number[]): Known<ByChance, NoBaseline> {
  if (ratios.length < ENOUGH_MINUTES) return notKnown('too few minutes');
  const random = randomFrom(SEED);
  const draw = () => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN;
  const medians = Array.from({ length: DRAWS }, () => medianWithin(own.map(draw)).value);
  return known(drawnChance(medianWithin(own).value, medians));
}
