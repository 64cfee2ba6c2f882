import { type BenchRow, median } from '../harness';
import { inBrowser } from './in-browser';
import type { measurePyramid as MeasurePyramid, PyramidResult } from './pyramid-page';
import type { Activity } from './simulated-book';

/** Three chunks of each source, and a bit. */
const SECONDS = 900;

/** The longest that a live column may wait for a compaction, ms. */
export const LONGEST_BLOCK_MS = 50;

/** Compaction beside live columns, and long stretches loaded, in a browser of its own. */
export const measurePyramid = (activity: Activity, rounds: number): Promise<PyramidResult> =>
  inBrowser('pyramid-page.ts', (page) =>
    page.evaluate(
      ([seconds, how, times]) => {
        const { measurePyramid: measure } = globalThis as unknown as {
          measurePyramid: typeof MeasurePyramid;
        };
        return measure(seconds, how, times);
      },
      [SECONDS, activity, rounds] as const,
    ),
  );

/** The longest block of a live append in the least disturbed compaction, ms: whatever else runs on the machine only adds to it. */
export const longestBlock = ({ compacting }: PyramidResult) =>
  Math.min(...compacting.map(({ longest }) => longest));

/** What was measured, as lines of the table. */
export function pyramidRows(result: PyramidResult): readonly BenchRow[] {
  const { idle, compacting, pooled, sixHours, ninetyDays } = result;
  const longest = compacting.map((waits) => waits.longest);
  return [
    { name: 'live append, nothing else running', median: idle.median, unit: 'ms', max: idle.longest },
    {
      name: `live append beside a compaction (9 sources, ${pooled} columns of 5 s each)`,
      median: median(compacting.map((waits) => waits.median)),
      unit: 'ms',
      max: Math.max(...longest),
    },
    {
      name: 'compaction longest block of a live append',
      median: median(longest),
      unit: 'ms',
      min: longestBlock(result),
      max: Math.max(...longest),
    },
    { name: 'load six hours, tier of 5 s', ...sixHours, unit: 'ms' },
    { name: 'load ninety days, tier of 1 h', ...ninetyDays, unit: 'ms' },
  ];
}
