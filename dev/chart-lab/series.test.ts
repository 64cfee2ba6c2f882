import { describe, expect, it } from 'vitest';
import { createRandom, makeBars, type SeriesOptions } from './series';
import { jumpView } from './views';

const MINUTE = 60_000;
const options: SeriesOptions = {
  interval: MINUTE,
  count: 500,
  scale: 'linear',
  seed: 7,
  price: 63_500,
  end: 1_700_000_012_345,
};

describe('makeBars', () => {
  it('ends with the current bar at the wanted price', () => {
    const bars = makeBars(options);
    expect(bars).toHaveLength(500);
    expect(bars.at(-1)).toMatchObject({ time: 1_699_999_980_000 });
    expect(bars.at(-1)?.close).toBeCloseTo(63_500, 6);
  });

  it('has no gaps and no bar outside of its own high and low', () => {
    for (const [index, bar] of makeBars(options).entries()) {
      expect(bar.time).toBe(1_699_999_980_000 - (499 - index) * MINUTE);
      expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
      expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
    }
  });

  it('swings widely on a logarithmic scale, but not so far that it could be another market', () => {
    const closes = makeBars({ ...options, count: 4000, scale: 'log' }).map(({ close }) => close);
    const swing = Math.max(...closes) / Math.min(...closes);
    expect(swing).toBeGreaterThan(1.6);
    expect(swing).toBeLessThanOrEqual(1.8 + 1e-9);
  });

  it('is the same for the same seed and another for another', () => {
    expect(makeBars(options)).toEqual(makeBars(options));
    expect(makeBars({ ...options, seed: 8 })).not.toEqual(makeBars(options));
  });
});

describe('jumpView', () => {
  it('always shows bars', () => {
    const bars = makeBars(options);
    const random = createRandom(3);
    for (let step = 0; step < 200; step += 1) {
      const { from, to } = jumpView(step, bars, random, false);
      expect(to - from).toBeGreaterThanOrEqual(20);
      expect(to).toBeGreaterThan(0);
      expect(from).toBeLessThan(bars.length - 1);
    }
  });
});
