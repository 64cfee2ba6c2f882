import { describe, expect, it } from 'vitest';
import { DISTANCE_CLASSES, type MarketClass } from './distance-classes';
import { wander } from './flow-fixture';
import { kernelOf, type KernelPoint } from './kernel';
import { LOG_STEP } from './log-grid';
import { MixtureRun } from './mixture-run';
import { DEFAULT_PRIOR, priorWeights } from './prior';
import { REFERENCE_RUN } from './mixture-fixture';

/** The reference's own distances: fixed shares of four maintenance rates, without deductions. */
const RATES = [
  { rate: 0.004, weight: 0.3, upTo: 125 },
  { rate: 0.005, weight: 0.45, upTo: 125 },
  { rate: 0.0065, weight: 0.2, upTo: 75 },
  { rate: 0.01, weight: 0.05, upTo: 50 },
];

function sharp(leverage: number, side: 1 | -1): readonly KernelPoint[] {
  return RATES.flatMap(({ rate, weight, upTo }) => {
    const shift = Math.log((1 - side / leverage) / (1 - side * (leverage > upTo ? 0.005 : rate)));
    return [-1, 0, 1].map((bins) => ({ shift: shift + bins * LOG_STEP, weight }));
  });
}

const broad = (distance: number, side: 1 | -1): readonly KernelPoint[] =>
  Array.from({ length: 61 }, (_, index) => {
    const position = index / 30 - 1;
    const away = Math.min(0.9, distance * 1.65 ** position);
    return { shift: Math.log(1 - side * away), weight: 1 - Math.abs(position) };
  });

const CLASSES = DISTANCE_CLASSES.map((each): MarketClass => {
  const points = (side: 1 | -1) =>
    'leverage' in each ? sharp(each.leverage, side) : broad(each.distance, side);
  const distance =
    'leverage' in each ? Math.abs(sharp(each.leverage, 1).at(-2)?.shift ?? Number.NaN) : each.distance;
  return { kernel: { long: kernelOf(points(1)), short: kernelOf(points(-1)) }, distance };
});

/** The sum of differences ÷ the sum of the reference. */
function difference(found: readonly number[], reference: readonly number[]): number {
  const apart = reference.reduce((sum, value, index) => sum + Math.abs(value - (found[index] ?? NaN)), 0);
  return apart / reference.reduce((sum, value) => sum + value, 0);
}

const inSteps = (mass: Float64Array) =>
  Array.from({ length: mass.length / 60 }, (_, step) =>
    mass.subarray(step * 60, (step + 1) * 60).reduce((sum, size) => sum + size, 0),
  );

describe('MixtureRun', () => {
  it('is the independent implementation, within single precision', () => {
    const bars = wander(REFERENCE_RUN.bars);
    const start = { price: bars[0]?.close ?? Number.NaN, time: 0 };
    const run = new MixtureRun('complete', CLASSES, priorWeights(DEFAULT_PRIOR, CLASSES), start);
    // Fewer prints than a calibrated map has would scale what is expected by the open interest.
    run.sizes.seen = 200;
    const expected = { long: 0, short: 0 };
    for (const bar of bars) {
      const { long, short } = run.step(bar);
      expected.long += long;
      expected.short += short;
    }
    const { mass, scale } = run.density();
    expect(scale).toBe('calibrated');
    expect(difference([...run.plain.weights], REFERENCE_RUN.weights)).toBeLessThan(1e-6);
    for (const side of ['long', 'short'] as const) {
      expect(difference([expected[side]], [REFERENCE_RUN.expected[side]])).toBeLessThan(1e-6);
      expect(difference(inSteps(mass[side]), REFERENCE_RUN.mass[side])).toBeLessThan(1e-6);
    }
  });
});
