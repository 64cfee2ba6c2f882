import type { QuietHours } from './rule';

/** Whether a moment, epoch ms, falls into quiet hours by the computer's clock. Hours that end as they begin are none. */
export function isQuietAt(quiet: QuietHours | undefined, time: number): boolean {
  if (!quiet) return false;
  const at = new Date(time);
  const minute = at.getHours() * 60 + at.getMinutes();
  const { from, until } = quiet;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}
