import { describe, expect, it } from 'vitest';
import { type MapScores, scoreMap } from './map-scores';

const BINS = 150;
const bell = (at: number, width: number, height = 1) =>
  Float64Array.from({ length: BINS }, (_, bin) => height * Math.exp(-0.5 * ((bin - at) / width) ** 2));
const both = (side: Float64Array) => ({ long: side, short: side });
const TRUTH = both(bell(50, 15));
const none = new Float64Array(BINS);

describe('scoreMap', () => {
  it('gives a map that is the truth the best there is, whatever its scale', () => {
    const scores = scoreMap(both(bell(50, 15, 1000)), TRUTH);
    expect(scores).toMatchObject({ rho: 1, local: 1, cap10: 1 } satisfies Partial<MapScores>);
    expect(scores.emd).toBeCloseTo(0, 9);
    expect(scores.mass).toBeCloseTo(3, 9);
    expect(scores.lift).toBeGreaterThan(0.7);
  });

  it('measures by how much the mass is displaced, in per cent of the price', () => {
    expect(scoreMap(both(bell(62, 10)), both(bell(50, 10))).emd).toBeCloseTo(1.2, 2);
  });

  it('turns around with the ranking', () => {
    const opposite = both(TRUTH.long.map((mass) => 2 - mass));
    expect(scoreMap(opposite, TRUTH).rho).toBeCloseTo(-1, 2);
    expect(scoreMap(opposite, TRUTH).cap10).toBeLessThan(0.01);
  });

  it('takes a level map for one that knows nothing, rounding errors or not', () => {
    const level = both(new Float64Array(BINS).fill(1).map((one, bin) => one + (bin % 7) * 1e-15));
    const scores = scoreMap(level, TRUTH);
    expect(scores).toMatchObject({ rho: 0, local: 0, lift: 0 } satisfies Partial<MapScores>);
    expect(scores.top20).toBeCloseTo(0.2, 9);
  });

  it('does not let a map profit from the general shape in local', () => {
    const trend = bell(50, 60);
    const detailed = (sign: number) =>
      both(trend.map((mass, bin) => mass * (1 + 0.5 * sign * Math.sin(bin / 2))));
    expect(scoreMap(both(trend), detailed(1)).rho).toBeGreaterThan(0.5);
    expect(scoreMap(detailed(1), detailed(1)).local).toBe(1);
    expect(scoreMap(detailed(-1), detailed(1)).local).toBeLessThan(-0.5);
  });

  it('counts the true mass in the fifth of the bins that the map ranks highest', () => {
    const step = Float64Array.from({ length: BINS }, (_, bin) => (bin < 30 ? 3 : 1));
    const scores = scoreMap(both(bell(15, 4)), both(step));
    expect(scores.top20).toBeCloseTo((30 * 3) / (30 * 3 + 120), 9);
  });

  it('knows no scale of an empty map and takes its mass for as far off as half the window', () => {
    const scores = scoreMap(both(none), TRUTH);
    expect(scores.mass).toBeNaN();
    expect(scores.emd).toBeCloseTo(7.5, 9);
    expect(scores.rho).toBe(0);
  });
});
