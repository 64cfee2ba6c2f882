import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import { isExtreme } from '../../heatmaps/funding/level';
import type { VenueId } from '../../market/venues';
import { known, notKnown } from '../known';
import { ENOUGH, meanOf, wilson } from '../statistics/proportion';
import { type Claim, measured, type Measured } from './claim';
import type { ClaimRecords, SettledFunding } from './records';

/** What is charged within such a stretch is one rate of the market. */
const SLOT_MS = 8 * HOUR_MS;
/** Venues date a settlement within moments of the full hour. */
const SLACK_MS = MINUTE_MS;

/** "±0.05 % of eight hours is extreme" (analytics: funding): how often the mean of the venues gets there. */
export const extremeFunding: Claim = {
  id: 'extreme-funding',
  unit: 'share',
  measure({ fundings }: ClaimRecords): readonly Measured[] {
    const rates = marketRates(fundings);
    const extreme = rates.filter(isExtreme).length;
    const n = rates.length;
    return [
      measured({ id: 'extreme-slots', n, needed: ENOUGH }, () => ({
        value: extreme / n,
        interval: known(wilson(extreme, n)),
        chance: notKnown('no null'),
      })),
    ];
  },
};

/** The mean over venues of what each charged in the mean, of every eight hours. */
function marketRates(fundings: readonly SettledFunding[]): readonly number[] {
  const slots = new Map<number, Map<VenueId, number[]>>();
  for (const { time, venue, r8 } of fundings) {
    const slot = Math.ceil((time - SLACK_MS) / SLOT_MS);
    const venues = slots.get(slot) ?? new Map<VenueId, number[]>();
    slots.set(slot, venues.set(venue, [...(venues.get(venue) ?? []), r8]));
  }
  return [...slots.values()].map((venues) => meanOf([...venues.values()].map(meanOf)));
}
