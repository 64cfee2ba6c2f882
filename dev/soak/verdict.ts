import type { Memory } from './memory';
import { type Tolerance, type Trend, judgeTrend } from './trend';
import type { Visit } from './visit';

type Measure = keyof Memory;

/**
 * What counts as nothing, over what the page does by itself. A single overlay left behind is some forty nodes; the heap
 * moves by some hundred kilobytes from one collection to the next, and the columns of the market that are held for the
 * chart take some kilobytes a minute.
 */
export const TOLERANCES: Readonly<Record<Measure, Tolerance>> = {
  heap: { perCycle: 100_000, level: 2_000_000 },
  nodes: { perCycle: 5, level: 50 },
  listeners: { perCycle: 2, level: 30 },
};

const MEASURES = Object.keys(TOLERANCES) as readonly Measure[];

export interface Verdict {
  readonly trends: Readonly<Record<Measure, Trend>>;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: readonly string[];
}

/** Judges a visit with the extension by the same visit without it. */
export function judgeVisit(own: Visit, comparison: Visit): Verdict {
  const trendOf = (measure: Measure) =>
    judgeTrend(seriesOf(own, measure), seriesOf(comparison, measure), TOLERANCES[measure]);
  const trends = { heap: trendOf('heap'), nodes: trendOf('nodes'), listeners: trendOf('listeners') };
  const leaks = MEASURES.flatMap((measure) => {
    const { leak } = trends[measure];
    return leak === undefined ? [] : [`${measure}: ${leak}`];
  });
  const shifts =
    quietRate(own) > quietRate(comparison)
      ? own.shifts.quiet.map((what) => `layout: ${what} while the layer was switched`)
      : [];
  return { trends, faults: [...leaks, ...shifts, ...own.errors, ...comparison.errors] };
}

const seriesOf = ({ before, after }: Visit, measure: Measure) => ({
  before: before[measure],
  after: after.map((memory) => memory[measure]),
});

/** Shifts of the chart for each time the layer was switched. */
const quietRate = ({ shifts, after }: Visit) => shifts.quiet.length / after.length;
