import type { Memory } from './memory';
import { type Tolerance, type Trend, judgeTrend } from './trend';
import type { Visit } from './visit';

type Measure = keyof Memory;

/**
 * What counts as nothing, beyond the comparison. A single overlay left behind is some forty nodes and its listeners; the
 * heap moves by some hundred kilobytes from one collection to the next, whether the layer is used or not.
 */
export const TOLERANCES: Readonly<Record<Measure, Tolerance>> = {
  heap: { perCycle: 200_000, level: 2_000_000 },
  nodes: { perCycle: 5, level: 50 },
  listeners: { perCycle: 2, level: 30 },
};

const MEASURES = Object.keys(TOLERANCES) as readonly Measure[];

export interface Verdict {
  readonly trends: Readonly<Record<Measure, Trend>>;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: readonly string[];
}

/** Judges a visit with the layer by the same visit without it. */
export function judgeVisit(own: Visit, comparison: Visit): Verdict {
  const trendOf = (measure: Measure) =>
    judgeTrend(seriesOf(own, measure), seriesOf(comparison, measure), TOLERANCES[measure]);
  const trends = { heap: trendOf('heap'), nodes: trendOf('nodes'), listeners: trendOf('listeners') };
  const leaks = MEASURES.flatMap((measure) => {
    const { leak } = trends[measure];
    const seen = seriesOf(own, measure);
    return leak === undefined ? [] : [`${measure}: ${leak}: ${seen.before} → ${seen.after.join(' ')}`];
  });
  return { trends, faults: [...leaks, ...shiftFaults(own, comparison), ...own.errors, ...comparison.errors] };
}

/** A page moves its chart by itself now and then; an overlay that pushes it does so whenever it is mounted. */
const MORE_OFTEN = 0.5;
const EXAMPLES = 3;

function shiftFaults(own: Visit, comparison: Visit): readonly string[] {
  const faults: string[] = [];
  const { ours, quiet } = own.shifts;
  const say = (what: string, texts: readonly string[]) =>
    faults.push(`layout: ${what} ${texts.length} times: ${texts.slice(0, EXAMPLES).join('; ')}`);
  if (ours.length > 0) say('the overlay itself moved', ours);
  if (quietRate(own) > quietRate(comparison) + MORE_OFTEN) say('the chart moved with the switching', quiet);
  return faults;
}

const seriesOf = ({ before, after }: Visit, measure: Measure) => ({
  before: before[measure],
  after: after.map((memory) => memory[measure]),
});

/** Shifts of the chart for each time the layer was switched. */
const quietRate = ({ shifts, after }: Visit) => shifts.quiet.length / after.length;
