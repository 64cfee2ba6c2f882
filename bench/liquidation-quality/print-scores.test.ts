import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../../lib/flow/flow-bar';
import { HourlyScore } from './hourly-score';
import { OutlookScore } from './outlook-score';
import { groundTaken, SweepScore } from './sweep-score';

const bar = (markLow: number, markHigh: number): FlowBar => ({
  time: 0,
  intervalMs: 60_000,
  open: markLow,
  high: markHigh,
  low: markLow,
  close: markHigh,
  markHigh,
  markLow,
  volume: { binSize: 1, firstBin: 0, buy: new Float64Array(1), sell: new Float64Array(1), exact: true },
  openInterest: Number.NaN,
  liquidations: [],
});

const hours = (...pairs: readonly (readonly [expected: number, real: number])[]) => {
  const score = new HourlyScore();
  for (const [expected, real] of pairs)
    for (let minute = 0; minute < 60; minute += 1) score.add(expected / 60, real / 60);
  return score;
};

describe('HourlyScore', () => {
  it('ranks whole hours', () => {
    expect(hours([1, 10], [2, 20], [3, 30]).rho()).toBe(1);
    expect(hours([1, 30], [2, 20], [3, 10]).rho()).toBe(-1);
    expect(hours([1, 30], [1, 20], [1, 10]).rho()).toBe(0);
  });

  it('measures how much the size varies, not how far off it is', () => {
    expect(hours([10, 1], [20, 2], [0, 5], [5, 0]).spread()).toBeCloseTo(0, 9);
    expect(hours([1, 1], [100, 1]).spread()).toBeCloseTo(1, 9);
    expect(hours([0, 1]).spread()).toBeNaN();
  });

  it('leaves out an hour that has not ended', () => {
    const score = hours([1, 10], [2, 20]);
    score.add(1e9, 0);
    expect(score.rho()).toBe(1);
  });
});

describe('groundTaken', () => {
  it('counts bins of 5 bp beyond the bar before', () => {
    expect(groundTaken(bar(1000, 1001), bar(999, 1000))).toEqual({ long: 3, short: 0 });
    expect(groundTaken(bar(1000, 1001), bar(1000, 1001))).toEqual({ long: 0, short: 0 });
    expect(groundTaken(bar(1000, 1000), bar(1000, 1000 * Math.exp(0.002)))).toMatchObject({ short: 5 });
  });
});

/** Forty minutes of equal ground, in the last of which four units are closed. */
const sweepBits = (expected: (minute: number) => number) => {
  const sweeps = new SweepScore();
  for (let minute = 0; minute < 40; minute += 1) {
    const real = { long: minute === 39 ? 4 : 0, short: 0 };
    sweeps.add(minute, bar(1000, 1001), bar(999, 1000), { long: expected(minute), short: 0 }, real);
  }
  return sweeps.bits();
};

describe('SweepScore', () => {
  it('is nothing for what follows from the ground taken, and for a model that expects nothing', () => {
    expect(sweepBits(() => 7)).toBeCloseTo(0, 12);
    expect(sweepBits(() => 0)).toBe(0);
  });

  it('is what a right guess gains, less the doubt', () => {
    expect(sweepBits((minute) => Number(minute === 39))).toBeCloseTo(Math.log2(0.9 * 40 + 0.1), 9);
  });

  it('is bounded for a wrong one', () => {
    expect(sweepBits((minute) => Number(minute === 0))).toBeCloseTo(Math.log2(0.1), 9);
  });

  it('does not judge a block of few minutes', () => {
    const sweeps = new SweepScore();
    sweeps.add(0, bar(1000, 1001), bar(999, 1000), { long: 1, short: 0 }, { long: 1, short: 0 });
    expect(sweeps.bits()).toBeNaN();
  });
});

const PRICE = 1000;
const close = (bin: number, size: number, position: 'long' | 'short' = 'long') => {
  const level = PRICE * Math.exp((position === 'long' ? -1 : 1) * (bin + 0.5) * 0.001);
  return { second: 0, position, price: level, level, size, leverage: 10 };
};

describe('OutlookScore', () => {
  const level = new Float64Array(150).fill(1);
  const bits = (long: Float64Array, reached: number, ...closes: readonly ReturnType<typeof close>[]) => {
    const outlook = new OutlookScore();
    outlook.add({ long, short: level }, PRICE, { reached: { long: reached, short: 0 }, closes });
    return outlook.bits();
  };

  it('is nothing for an even map, and for an empty one', () => {
    expect(bits(level, 20, close(3, 5), close(12, 1))).toBeCloseTo(0, 9);
    expect(bits(new Float64Array(150), 20, close(3, 5))).toBeCloseTo(0, 9);
  });

  it('is what a right guess gains over the range', () => {
    const right = Float64Array.from({ length: 150 }, (_, bin) => (bin === 10 ? 1 : 0));
    const there = 1 / (Math.sqrt(2 * Math.PI) * 1);
    expect(bits(right, 20, close(10, 5))).toBeCloseTo(Math.log2(0.95 * there * 20 + 0.05), 3);
    expect(bits(right, 20, close(1, 5))).toBeCloseTo(Math.log2(0.05), 1);
  });

  it('does not count what lies outside the range or on the other side, nor a short range', () => {
    expect(bits(level, 20, close(25, 5), close(3, 5, 'short'))).toBeNaN();
    expect(bits(level, 9, close(3, 5))).toBeNaN();
  });
});
