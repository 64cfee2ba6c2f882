import { type HeatSeries, seriesKey } from '../../heatmaps/columns/series';
import { keysBefore } from '../history-store';
import type { IsothermDatabase } from '../schema';
import { endOf, readNewestChunk, reading } from './chunk-reads';
import { dropOldest } from './drop-oldest';
import { readSeries } from './stored-series';
import { tierSeries, tiersAbove } from './tiers';
import { readUsage } from './usage';

const BEYOND_BUDGET = 'dropped to stay within the space allowed';

/** A series that can spare its oldest chunk. */
interface Spare {
  readonly series: HeatSeries;
  readonly oldest: number;
  /** What ends by then, epoch ms, can go. */
  readonly before: number;
}

/**
 * Deletes chunks until the history takes no more than `budgetBytes`: the oldest of the finest step first, then of the
 * next. What is not in the tiers above yet stays, and so does the newest chunk of every series.
 * @param turn lets others go first between two chunks; false when it is time to end.
 */
export async function keepBudget(
  database: IsothermDatabase,
  budgetBytes: number,
  turn: () => Promise<boolean>,
): Promise<void> {
  let bytes = (await readUsage(database)).reduce((sum, tier) => sum + tier.bytes, 0);
  if (bytes <= budgetBytes) return;
  let spares = await readSpares(database);
  while (bytes > budgetBytes && (await turn())) {
    const [next, ...others] = spares.toSorted(
      (a, b) => a.series.stepMs - b.series.stepMs || a.oldest - b.oldest,
    );
    if (!next) return;
    const mark = tiersAbove(next.series).length === 0 ? BEYOND_BUDGET : undefined;
    const freed = await dropOldest(database, next.series, next.before, mark);
    const rest = freed === undefined ? undefined : await readSpare(database, next.series);
    spares = rest ? [rest, ...others] : others;
    bytes -= freed ?? 0;
  }
}

async function readSpares(database: IsothermDatabase): Promise<readonly Spare[]> {
  const spares: Spare[] = [];
  for (const series of await readSeries(database)) {
    const spare = await readSpare(database, series);
    if (spare) spares.push(spare);
  }
  return spares;
}

function readSpare(database: IsothermDatabase, series: HeatSeries): Promise<Spare | undefined> {
  const range = keysBefore(seriesKey(series), Number.POSITIVE_INFINITY);
  return reading(database, async (chunks) => {
    const oldest = await chunks.getKey(range);
    const newest = await chunks.openKeyCursor(range, 'prev');
    if (!oldest || !newest || newest.key[1] === oldest[1]) return undefined;
    let before = newest.key[1];
    for (const tier of tiersAbove(series)) {
      const above = await readNewestChunk(chunks, seriesKey(tierSeries(series, tier)));
      before = Math.min(before, (above && endOf(above)) ?? Number.NEGATIVE_INFINITY);
    }
    return { series, oldest: oldest[1], before };
  });
}
