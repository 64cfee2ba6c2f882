import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeTicks } from './axis-ticks';
import { fitTime, type TimeContext } from './time-fit';
import { ambiguityOf, timeAt } from './time-labels';

const MINUTE = 60_000;
const RUNS = 600;
/** An axis that is off by more than this shows other times. */
const MAX_ERROR_PX = 2;
/** Half a label: one that does not fit is not drawn. */
const EDGE_PX = 20;
/** Where the newest bar stands before, as a share of the width. */
const NEWEST = 0.9;

/** An axis that ends at the present, and how the page resizes it. */
interface Resize {
  readonly end: number;
  readonly stepMs: number;
  readonly stepPx: number;
  readonly from: number;
  readonly to: number;
  /** Which share of what is gained or lost lies at the left end; undefined when the axis stretches. */
  readonly left: number | undefined;
}

const minutes = (from: number, to: number) =>
  fc.integer({ min: from / MINUTE, max: to / MINUTE }).map((at) => at * MINUTE);

const resizes: fc.Arbitrary<Resize> = fc.record({
  end: minutes(Date.UTC(2015, 0, 1), Date.UTC(2035, 0, 1)),
  stepMs: fc.constantFrom(...[1, 5, 15, 30, 60, 180, 360, 720, 1440].map((count) => count * MINUTE)),
  stepPx: fc.integer({ min: 60, max: 130 }),
  from: fc.integer({ min: 400, max: 1900 }),
  to: fc.integer({ min: 400, max: 1900 }),
  left: fc.constantFrom(0, 0.5, 1, undefined),
});

/** The labels of an axis whose newest bar stands at `newest`, and what the reader makes of them. */
function read(
  { end, stepMs }: Resize,
  slope: number,
  newest: number,
  context: Pick<TimeContext, 'right' | 'fresh' | 'previous'>,
) {
  const ticks = timeTicks(end, stepMs, 40)
    .map((tick) => ({ ...tick, x: newest - (end - tick.at) * slope }))
    .filter(({ x }) => x >= EDGE_PX && x <= context.right - EDGE_PX);
  const fit = fitTime(ticks, { now: end, left: 0, moving: false, ...context });
  return { ticks, fit };
}

/** The axis before and after. */
function resize(wanted: Resize) {
  const { stepMs, stepPx, from, to, left } = wanted;
  const slope = stepPx / stepMs;
  const before = read(wanted, slope, NEWEST * from, { right: from, fresh: true });
  const context = { right: to, fresh: false, previous: before.fit };
  const after =
    left === undefined
      ? read(wanted, (slope * to) / from, NEWEST * to, context)
      : read(wanted, slope, NEWEST * from + left * (to - from), context);
  const shared = after.ticks.filter(({ at }) => before.ticks.some((tick) => tick.at === at));
  const errors = after.ticks.map(({ at, x }) =>
    after.fit ? Math.abs(timeAt(after.fit, x) - at) * after.fit.slope : Infinity,
  );
  // A chart that lost a whole day at one of its ends would read as one that lost it at the other.
  const isTold = Math.abs(to - from) < 0.9 * ambiguityOf(after.ticks) * slope;
  return { before: before.fit, after: after.fit, isTold, shared: shared.length, error: Math.max(...errors) };
}

it('keeps its date, whichever end of it stays where it is', () => {
  let kept = 0;
  fc.assert(
    fc.property(resizes, (wanted) => {
      const { before, after, isTold, shared, error } = resize(wanted);
      fc.pre(before !== undefined && before.anchor !== 'guess' && shared >= 3 && isTold);
      expect({ anchor: after?.anchor, error: error <= MAX_ERROR_PX }).toEqual({
        anchor: expect.not.stringMatching('guess'),
        error: true,
      });
      kept += 1;
    }),
    { numRuns: RUNS },
  );
  expect(kept).toBeGreaterThan(100);
});

it('is never vouched for with a wrong date', () => {
  fc.assert(
    fc.property(resizes, (wanted) => {
      const { after, error } = resize(wanted);
      // With too few labels left nothing is read, and nothing vouched for.
      expect(after === undefined || after.anchor === 'guess' ? 0 : error).toBeLessThanOrEqual(MAX_ERROR_PX);
    }),
    { numRuns: RUNS },
  );
});
