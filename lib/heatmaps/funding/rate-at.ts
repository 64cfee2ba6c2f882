import { beginningOf } from './points';
import { type FundingVenueRow, predictedStretch } from './venue-row';

/** A rate over the interval that it was, or is to be, charged for. */
export interface FundingSpell {
  /** Epoch ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** As a fraction of eight hours. */
  readonly r8: number;
  /** The venue's own interval. */
  readonly intervalHours: number;
  readonly kind: 'settled' | 'predicted';
}

/** What a venue charges over the interval that holds a time (epoch ms); undefined where that is not known. */
export function rateAt(row: FundingVenueRow, time: number): FundingSpell | undefined {
  const { points, now } = row;
  const at = points.time.findIndex((end, index) => end > time && beginningOf(points, index) <= time);
  const [to, r8, intervalHours] = [points.time[at], points.r8[at], points.intervalHours[at]];
  if (to !== undefined && r8 !== undefined && intervalHours !== undefined) {
    const kind = points.predicted[at] === 1 ? 'predicted' : 'settled';
    return { from: beginningOf(points, at), to, r8, intervalHours, kind };
  }
  const stretch = predictedStretch(row);
  if (!stretch || !now || time < stretch.from || time >= stretch.to) return undefined;
  return { ...stretch, r8: now.r8, intervalHours: now.intervalHours, kind: 'predicted' };
}
