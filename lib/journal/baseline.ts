import { DAY_MS, MINUTE_MS } from '../core/durations';
import { randomFrom } from '../analysis/statistics/random';
import { crc32 } from '../core/crc32';
import type { EntryHead } from './entry';
import { barriersAt, levelOf } from './barriers';
import type { Baseline, Result } from './outcome';
import { endOf, type PriceBar, raceTo } from './race';

type Entry = Pick<
  EntryHead,
  'id' | 'readAt' | 'horizonMs' | 'price' | 'direction' | 'target' | 'invalidation'
>;

/** How many reads of no knowledge stand beside one of the user's. */
const READS = 60;
/** Of so many times at most, some hold no bars for the whole horizon. */
const TRIES = 4 * READS;
/** Fewer say too little. */
const FEWEST = 20;

/** How far back before a read the times of its baseline lie, ms: long enough for horizons that share little. */
export const baselineReachMs = (horizonMs: number) =>
  Math.min(30 * DAY_MS, Math.max(7 * DAY_MS, 4 * horizonMs));

/**
 * How the same distances, the same way and over the same horizon, fared from random times before the read: what a read without
 * knowledge gives. The same for the same entry and bars. Undefined where fewer than {@link FEWEST} times can be scored.
 */
export function baselineOf(entry: Entry, bars: readonly PriceBar[]): Baseline | undefined {
  // None of them may see what the entry itself is scored by.
  const known = bars.filter((bar) => bar.open > 0 && endOf(bar) <= entry.readAt);
  const end = Math.max(...known.slice(-1).map(endOf));
  const lastStart = end - entry.horizonMs;
  const starts = known.findLastIndex(({ time }) => time <= lastStart) + 1;
  if (starts === 0) return undefined;
  // No bar is shorter than a minute.
  const longest = Math.ceil(entry.horizonMs / MINUTE_MS);
  const random = randomFrom(crc32(entry.id));
  const results: Result[] = [];
  for (let tries = 0; tries < TRIES && results.length < READS; tries += 1) {
    const first = Math.floor(random() * starts);
    const result = pseudoRead(entry, known.slice(first, first + longest));
    if (result) results.push(result);
  }
  if (results.length < FEWEST) return undefined;
  const count = (wanted: Result) => results.filter((result) => result === wanted).length;
  const apart = Math.floor((end - (known[0]?.time ?? end)) / entry.horizonMs);
  return {
    reads: results.length,
    independent: Math.max(1, Math.min(results.length, apart)),
    targets: count('target'),
    invalidations: count('invalidation'),
  };
}

/** What comes of a read at the open of the first bar; undefined where the bars do not tell it. */
function pseudoRead(entry: Entry, bars: readonly PriceBar[]): Result | undefined {
  const [first] = bars;
  if (!first) return undefined;
  const span = { from: first.time, until: first.time + entry.horizonMs };
  const race = raceTo(barriersAt(entry, first.open), bars, span);
  return race.kind === 'neither' ? 'expired' : levelOf(entry, race);
}
