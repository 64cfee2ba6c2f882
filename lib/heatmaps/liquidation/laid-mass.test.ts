import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DISTANCE_CLASSES, marketClasses } from './distance-classes';
import { marketOf } from './flow-fixture';
import { LaidMass } from './laid-mass';
import { type BinRange, LOG_BINS } from './log-grid';
import { ATOMS } from './prior';

const CLASSES = marketClasses(marketOf(), 60_000);
/** A scale of its own for each atom. */
const SCALE = Float64Array.from({ length: ATOMS }, (_, atom) => 1 / (1 + atom));

type Insertion = readonly [first: number, sizes: readonly number[]];

/** What an atom holds in every bin, size by size and weight by weight. */
function expected(atom: number, insertions: readonly Insertion[]): Float64Array {
  const bins = new Float64Array(LOG_BINS);
  const kernel = CLASSES[atom % DISTANCE_CLASSES.length]?.kernel.long;
  for (const [first, sizes] of insertions) {
    sizes.forEach((size, entry) => {
      kernel?.weights.forEach((weight, at) => {
        const bin = first + entry + kernel.offset + at;
        if (bin >= 0 && bin < LOG_BINS) bins[bin] = (bins[bin] ?? 0) + (size * weight) / (SCALE[atom] ?? NaN);
      });
    });
  }
  return bins;
}

/** The largest difference within a range, as a share of the largest size there could be. */
function apart(
  laid: LaidMass,
  insertions: readonly Insertion[],
  atom: number,
  { from, to }: BinRange,
): number {
  const bins = expected(atom, insertions);
  const held = laid.atoms[atom] ?? new Float32Array();
  let most = 0;
  for (let bin = from; bin < to; bin += 1)
    most = Math.max(most, Math.abs((held[bin] ?? 0) - (bins[bin] ?? 0)));
  return most / (1 + bins.reduce((greatest, size) => Math.max(greatest, size), 0));
}

const around = fc.integer({ min: 1900, max: 2900 });
const insertion = fc.record({
  first: fc.oneof(around, fc.integer({ min: -50, max: LOG_BINS })),
  sizes: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }),
  wide: fc.boolean(),
});
const look = fc.record({ low: around, count: fc.integer({ min: 0, max: 900 }) });

it('holds what was opened wherever somebody looks, whatever was looked at before', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(insertion, look), { maxLength: 8 }), fc.nat(ATOMS - 1), (steps, atom) => {
      const laid = new LaidMass('long', SCALE, CLASSES);
      const insertions: Insertion[] = [];
      let worst = 0;
      for (const step of steps) {
        if ('sizes' in step) {
          // Wider than what can wait.
          const sizes = step.wide ? Array.from({ length: 30 }, () => step.sizes).flat() : step.sizes;
          laid.insert(step.first, Float64Array.from(sizes));
          insertions.push([step.first, sizes]);
        } else {
          const range = { from: step.low, to: step.low + step.count };
          laid.look(range.from, range.to);
          worst = Math.max(worst, apart(laid, insertions, atom, range));
        }
      }
      expect(worst).toBeLessThan(1e-6);
      laid.settle();
      expect(apart(laid, insertions, atom, { from: 0, to: LOG_BINS })).toBeLessThan(1e-6);
      const held = laid.atoms[atom] ?? new Float32Array();
      const index = atom % DISTANCE_CLASSES.length;
      expect(held.subarray(0, laid.from[index]).every((size) => size === 0)).toBe(true);
      expect(held.subarray(laid.to[index]).every((size) => size === 0)).toBe(true);
    }),
    { numRuns: 60 },
  );
  expect.hasAssertions();
});
