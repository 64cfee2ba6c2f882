import { VENUE_IDS } from '../../lib/market/venues';
import { type BenchResult, type BenchRow, median, percentile } from '../harness';
import { type Readings, ROUND_MS, ROUNDS_PER_CHUNK, type Start } from './readings';
import { slidingMeans, slopeOf } from './trend';

/** Everything one run of the bench found. */
export interface Run {
  /** From switching all venues on. */
  readonly first: Start;
  readonly readings: Readings;
  /** From killing the worker. */
  readonly again: Start;
}

/** What all venues together must at least bring in a second. */
const WANTED_PER_SECOND = 400;
/** What the heap may have grown by at the end, as its trend says. */
const ALLOWED_GROWTH = 0.05;

export function rowsOf({ first, readings, again }: Run): readonly BenchRow[] {
  const { venues, perSecond, busy, lags } = readings;
  const heap = totals(readings);
  const live = venues.filter(({ state }) => state === 'live').length;
  return [
    ...venues.map(({ venue, rate, state, reason, gaps, malformed, quarantine }) => ({
      name: venue,
      median: rate,
      unit: 'msg/s',
      state: [state, reason, quarantine].filter(Boolean).join(': '),
      gaps,
      malformed,
    })),
    { name: 'venues live at the end', median: live, unit: `of ${VENUE_IDS.length}` },
    { name: 'messages received', median: perSecond.received, unit: 'msg/s' },
    { name: 'messages sent by the exchanges', median: perSecond.sent, unit: 'msg/s' },
    { name: 'worker’s thread busy', median: 100 * median(busy), unit: '% of a core' },
    ...processRows(readings),
    { name: 'worker’s heap', median: median(heap) / 1e6, unit: 'MB', min: min(heap), max: max(heap) },
    ...partsOf(readings),
    { name: 'growth of it', median: growthPerMinute(heap) / 1e3, unit: 'kB/min' },
    late('the worker', lags.worker),
    late('an idle process', lags.own),
    started('switching them on', first),
    started('a kill of the worker', again),
  ];
}

/** Above 1, a limit is kept with room to spare. */
export function ratiosOf({ readings, again }: Run): BenchResult['ratios'] {
  const heap = totals(readings);
  const level = median(heap);
  const grown = growthPerMinute(heap) * readings.minutes;
  return {
    venuesLive: readings.venues.filter(({ state }) => state === 'live').length / VENUE_IDS.length,
    venuesLiveAfterKill: 1 - again.missing.length / VENUE_IDS.length,
    messagesPerSecond: readings.perSecond.received / WANTED_PER_SECOND,
    heapGrowth: (level * (1 + ALLOWED_GROWTH)) / (level + grown),
  };
}

const started = (cause: string, { ms, missing }: Start): BenchRow => ({
  name: `all live after ${cause}`,
  median: ms / 1000,
  unit: 's',
  missing: missing.length,
});

const late = (name: string, values: readonly number[]): BenchRow => ({
  name: `event-loop lag of ${name}`,
  median: median(values),
  unit: 'ms',
  p95: percentile(values, 0.95),
  max: Math.max(...values),
});

function processRows({ processes }: Readings): readonly BenchRow[] {
  const kinds = new Set(processes.flatMap((byKind) => [...byKind.keys()]));
  return [...kinds].flatMap((kind) => {
    const share = median(processes.map((byKind) => byKind.get(kind) ?? 0));
    return share > 0 ? [{ name: `process ${kind}`, median: 100 * share, unit: '% of a core' }] : [];
  });
}

function partsOf({ heaps }: Readings): readonly BenchRow[] {
  return (['objects', 'arrays'] as const).map((part) => {
    const bytes = heaps.map((heap) => heap[part]);
    return { name: `… ${part}`, median: median(bytes) / 1e6, unit: 'MB', min: min(bytes), max: max(bytes) };
  });
}

/** By least squares, from chunk to chunk; a run that is too short for that tells what is in the chunk as well. */
function growthPerMinute(heap: readonly number[]): number {
  const isLong = heap.length >= 1.5 * ROUNDS_PER_CHUNK;
  return slopeOf(isLong ? slidingMeans(heap, ROUNDS_PER_CHUNK) : heap) * (60_000 / ROUND_MS);
}

const totals = ({ heaps }: Readings) => heaps.map(({ objects, arrays }) => objects + arrays);
const min = (bytes: readonly number[]) => Math.min(...bytes) / 1e6;
const max = (bytes: readonly number[]) => Math.max(...bytes) / 1e6;
