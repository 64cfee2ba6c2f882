import { DAY_MS } from '../../core/durations';
import type { FundingPoints } from './points';

/** How far back a rate is compared: 90 days. */
export const RANK_SPAN_MS = 90 * DAY_MS;

/** Where a rate stands among those that were settled before. */
export interface FundingRank {
  /** The share, 0…1, of the hours that were charged less; hours at the same rate count half. */
  readonly share: number;
  /** How many settlements it was compared with. */
  readonly count: number;
  /** The first of them, epoch ms. */
  readonly from: number;
}

/**
 * The rank of a rate among the settlements of the 90 days before `now`. Each counts for the hours it was charged for, so
 * that a venue's stretch of hourly settlements does not outweigh one of eight-hourly ones. Undefined without any.
 */
export function rankOf(r8: number, points: FundingPoints, now: number): FundingRank | undefined {
  let [below, hours, count, from] = [0, 0, 0, Number.NaN];
  for (let at = 0; at < points.time.length; at += 1) {
    const time = points.time[at] as number;
    if (points.predicted[at] === 1 || time <= now - RANK_SPAN_MS || time > now) continue;
    const [settled, weight] = [points.r8[at] as number, points.intervalHours[at] as number];
    if (count === 0) from = time;
    count += 1;
    hours += weight;
    below += settled < r8 ? weight : settled === r8 ? weight / 2 : 0;
  }
  return count === 0 ? undefined : { share: below / hours, count, from };
}
