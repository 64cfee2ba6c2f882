import { describe, expect, it } from 'vitest';
import { clusterLift, highestPeaks } from './clusters';

const curve = (length: number, ...peaks: readonly (readonly [bin: number, height: number])[]) =>
  Float64Array.from({ length }, (_, bin) =>
    peaks.reduce((sum, [at, height]) => sum + height * Math.exp(-0.5 * ((bin - at) / 1.5) ** 2), 0),
  );

describe('highestPeaks', () => {
  it('finds those that stand out, the highest first', () => {
    const values = Float64Array.of(0, 1, 2, 6, 10, 6, 2, 1, 3, 5, 3, 1, 0);
    expect(highestPeaks(values, 1)).toEqual([4, 9]);
    expect(highestPeaks(values, 5)).toEqual([4]);
  });

  it('takes three at most, and none of a level curve', () => {
    expect(highestPeaks(curve(60, [10, 1], [20, 4], [30, 3], [40, 2]), 0.1)).toEqual([20, 30, 40]);
    expect(highestPeaks(new Float64Array(9).fill(1), 0)).toEqual([]);
  });
});

describe('clusterLift', () => {
  const truth = curve(50, [12, 2], [33, 1]);

  it('is one less chance for the same clusters, and for those within 0.2 %', () => {
    const same = clusterLift(truth, truth) ?? Number.NaN;
    expect(same).toBeGreaterThan(0.75);
    expect(same).toBeLessThan(1);
    expect(clusterLift(curve(50, [14, 2], [35, 1]), truth)).toBeGreaterThan(0.75);
  });

  it('is below zero when only displaced copies hit', () => {
    expect(clusterLift(curve(50, [22, 1]), truth)).toBeCloseTo(-(2 * (2 * 2 + 1)) / (2 * 50), 1);
  });

  it('is nothing for a map without clusters, and not known for a truth without', () => {
    expect(clusterLift(new Float64Array(50).fill(1), truth)).toBe(0);
    expect(clusterLift(truth, new Float64Array(50).fill(1))).toBeUndefined();
  });

  it('is none in the mean over all places of a single cluster', () => {
    const lifts = Array.from(
      { length: 50 },
      (_, bin) => clusterLift(curve(50, [(bin + 0.01) % 50, 1]), truth) ?? 0,
    );
    expect(Math.abs(lifts.reduce((sum, lift) => sum + lift, 0) / 50)).toBeLessThan(0.04);
  });
});
