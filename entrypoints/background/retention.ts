import { DAY_MS, HOUR_MS } from '@/lib/core/durations';
import type { Clock } from '@/lib/core/clock';
import type { BarStore } from '@/lib/storage/bar-store';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { EndingStore } from '@/lib/storage/ending-store';
import { Compactor } from '@/lib/storage/pyramid/compactor';
import type { Retention } from '@/lib/storage/settings';

/** Bars of a minute are kept this long, then those of five minutes stand in for them. */
const MINUTES_KEPT_MS = 7 * DAY_MS;
const TIDY_EVERY_MS = HOUR_MS;

/** Makes coarser tiers of what is kept and deletes what has become too old or too much, soon and from time to time. */
export function keepTrimmed(
  columns: ColumnStore,
  bars: BarStore,
  endings: EndingStore,
  clock: Clock,
  retention: () => Retention,
): void {
  new Compactor({ store: columns, clock, retention }).start();
  const tidy = async () => {
    await bars.coarsen(clock.now() - MINUTES_KEPT_MS);
    const before = clock.now() - retention().days * DAY_MS;
    await bars.trim(before);
    await endings.trim(before);
  };
  void tidy();
  clock.every(TIDY_EVERY_MS, () => void tidy());
}
