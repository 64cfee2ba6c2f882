import type { Clock } from '@/lib/core/clock';
import type { ColumnStore } from '@/lib/storage/column-store';

/** One-second columns are kept this long. */
const KEPT_MS = 24 * 3_600_000;
const TRIM_EVERY_MS = 600_000;

/** Deletes what has become too old, now and from time to time. */
export function keepTrimmed(store: ColumnStore, clock: Clock): void {
  const trim = () => void store.trim(clock.now() - KEPT_MS);
  trim();
  clock.every(TRIM_EVERY_MS, trim);
}
