import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATOMS } from './prior';
import { WeightLearner } from './weight-learner';

const PRIOR = new Float64Array(ATOMS).fill(0.01);
const massAt = (atom: number, size: number) => new Float64Array(ATOMS).fill(size, atom, atom + 1);
const NOTHING = new Float64Array(ATOMS);

/** The weight of an atom after so much of it was printed and swept. */
function weightAfter(printed: number, swept: number): number {
  const learner = new WeightLearner(PRIOR);
  learner.credit(massAt(3, 100), printed);
  learner.learn({ kept: 1, swept: massAt(3, swept), shown: 1, eventSize: 2 });
  return learner.weights[3] ?? Number.NaN;
}

describe('WeightLearner', () => {
  it('begins with the prior', () => {
    const { weights } = new WeightLearner(PRIOR);
    for (const weight of weights) expect(weight).toBeCloseTo(0.01, 12);
  });

  it('believes more of what was printed the more was printed', () => {
    const sizes = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(sizes, sizes, (less, more) => {
        expect(weightAfter(less + more, 100)).toBeGreaterThanOrEqual(weightAfter(less, 100));
      }),
    );
    expect.hasAssertions();
  });

  it('believes less of what was swept in vain the more was swept', () => {
    const sizes = fc.double({ min: 0, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(sizes, sizes, (less, more) => {
        expect(weightAfter(0, less + more)).toBeLessThanOrEqual(weightAfter(0, less));
      }),
    );
    expect.hasAssertions();
  });

  it('counts of what was swept only the share that the feed shows', () => {
    const [hiding, complete] = [0.5, 1].map((shown) => {
      const learner = new WeightLearner(PRIOR);
      learner.learn({ kept: 1, swept: massAt(3, 400 / shown), shown, eventSize: 2 });
      return learner.weights[3];
    });
    expect(hiding).toBe(complete);
  });

  it('finds the true share and becomes certain of it', () => {
    const learner = new WeightLearner(PRIOR);
    for (let bar = 0; bar < 2000; bar += 1) {
      learner.credit(massAt(3, 10), 0.5);
      learner.learn({ kept: 1, swept: massAt(3, 10), shown: 1, eventSize: 0.5 });
    }
    expect(learner.weights[3]).toBeCloseTo(0.05, 3);
    expect(Math.sqrt(learner.variances()[3] ?? Number.NaN)).toBeLessThan(0.002);
    expect(Math.sqrt(learner.variances()[4] ?? Number.NaN)).toBeCloseTo(0.01 / Math.SQRT2, 9);
  });

  it('tells atoms apart by where prints fall', () => {
    const learner = new WeightLearner(PRIOR);
    const both = new Float64Array(ATOMS).fill(10, 3, 5);
    for (let bar = 0; bar < 50; bar += 1) {
      learner.credit(massAt(3, 10), 1);
      learner.learn({ kept: 1, swept: both, shown: 1, eventSize: 1 });
    }
    expect((learner.weights[3] ?? 0) / (learner.weights[4] ?? 0)).toBeGreaterThan(10);
  });

  it('forgets', () => {
    const learner = new WeightLearner(PRIOR);
    learner.credit(massAt(3, 10), 100);
    learner.learn({ kept: 1, swept: NOTHING, shown: 1, eventSize: 1 });
    for (let bar = 0; bar < 40; bar += 1)
      learner.learn({ kept: 0.5, swept: NOTHING, shown: 1, eventSize: 1 });
    expect(learner.weights[3]).toBeCloseTo(0.01, 6);
  });

  it('learns nothing from a print that no atom expected, and never believes in what the market does not have', () => {
    const learner = new WeightLearner(PRIOR.with(3, 0));
    learner.credit(NOTHING, 5);
    learner.credit(massAt(3, 10), 5);
    learner.learn({ kept: 1, swept: massAt(3, 10), shown: 1, eventSize: 1 });
    expect([learner.weights[3], learner.variances()[3]]).toEqual([0, 0]);
    expect(learner.hits.every((hit) => hit === 0)).toBe(true);
  });
});
