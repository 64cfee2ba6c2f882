import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { dueAt, type EntryHead } from './entry';
import { AFTER_CROSSING_MS } from './zone-mass';

/** Bars come a little after their minute. */
const SETTLE_MS = 2 * MINUTE_MS;
/** So long what is missing may still be fetched from a venue. */
const HOPE_MS = 7 * DAY_MS;

/** When nothing about an entry's zone can change any more: epoch ms. */
export const finalAt = (entry: Pick<EntryHead, 'readAt' | 'horizonMs'>) =>
  dueAt(entry) + AFTER_CROSSING_MS + SETTLE_MS;

/** When an entry is to be scored next, epoch ms; undefined when that is done, or given up. */
export function scoreAt(entry: EntryHead): number | undefined {
  const { outcome } = entry;
  if (!outcome) return dueAt(entry) + SETTLE_MS;
  if (outcome.kind === 'scored') return outcome.final ? undefined : finalAt(entry);
  const again = outcome.scoredAt + HOUR_MS;
  return again < dueAt(entry) + HOPE_MS ? again : undefined;
}

/**
 * Whether the picture after the horizon is to be taken at a time, epoch ms: for as long again as the horizon was, at least
 * an hour and at most a day.
 */
export function afterPicture(entry: EntryHead, now: number): 'settled' | 'early' | 'due' | 'missed' {
  const { after } = entry.pictures;
  if (after.kind === 'kept' || !after.awaited) return 'settled';
  if (now < dueAt(entry)) return 'early';
  const patienceMs = Math.min(DAY_MS, Math.max(HOUR_MS, entry.horizonMs));
  return now < dueAt(entry) + patienceMs ? 'due' : 'missed';
}

/** What stands for it when its time has passed. */
export const AFTER_WAS_MISSED = 'The chart was not in front when the horizon was over.';

/** When something is to be done about an entry, epoch ms; infinite when nothing is. */
export function attentionAt(entry: EntryHead, now: number): number {
  const isAwaited = afterPicture(entry, now) !== 'settled';
  return Math.min(scoreAt(entry) ?? Infinity, isAwaited ? dueAt(entry) : Infinity);
}
