import { MINUTE_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import { barOf, marketOf, sumOf } from './flow-fixture';
import { createModel, type LiquidationDensity } from './model';

const DAY_MS = 86_400_000;
const volume = (buy: number, sell: number) => ({
  binSize: 1,
  firstBin: 60_000,
  buy: Float64Array.of(buy),
  sell: Float64Array.of(sell),
  exact: true,
});

/** The prices at which something lies, as moves from 60,000 in per cent. */
const movesOf = ({ grid, mass }: LiquidationDensity, side: 'long' | 'short') =>
  [...mass[side].entries()]
    .filter(([, size]) => size > 0)
    .map(([bin]) => Math.round((grid.origin * Math.exp((bin + 0.5) * grid.step)) / 600 - 100));

describe('fixed bands', () => {
  it('lie at four leverages from the trades, longs of what was bought and shorts of what was sold', () => {
    const model = createModel('fixed-bands', marketOf());
    model.step(barOf({ volume: volume(8, 4) }));
    const density = model.density();
    expect(movesOf(density, 'long')).toEqual([-10, -4, -2, -1]);
    expect(movesOf(density, 'short')).toEqual([1, 2, 4, 10]);
    expect([sumOf(density.mass.long), sumOf(density.mass.short)]).toEqual([8, 4]);
    expect([density.scale, density.variance]).toEqual(['relative', undefined]);
  });

  it('go when the mark price crosses them, which is when they are expected', () => {
    const model = createModel('fixed-bands', marketOf());
    model.step(barOf({ volume: volume(8, 4) }));
    const down = { open: 59_990, low: 58_500, close: 59_000, markLow: 58_500 };
    const expected = model.step(barOf({ time: MINUTE_MS, ...down, volume: volume(0, 0) }));
    expect(expected).toEqual({ long: 4, short: 0 });
    expect(movesOf(model.density(), 'long')).toEqual([-10, -4]);
    expect(sumOf(model.density().mass.short)).toBe(4);
  });

  it('go when the look-back ends', () => {
    const model = createModel('fixed-bands', marketOf());
    model.step(barOf({ volume: volume(8, 4) }));
    model.step(barOf({ time: 7 * DAY_MS, volume: volume(2, 2) }));
    expect(sumOf(model.density().mass.long)).toBe(10);
    model.step(barOf({ time: 14 * DAY_MS, volume: volume(1, 1) }));
    expect(sumOf(model.density().mass.long)).toBe(3);
  });

  it('stay at their prices when the grid moves', () => {
    const model = createModel('fixed-bands', marketOf());
    model.step(barOf({ volume: volume(8, 4) }));
    const up = { open: 60_000, low: 60_000, high: 76_000, close: 76_000, markLow: 60_000, markHigh: 61_000 };
    model.step(barOf({ time: MINUTE_MS, ...up, volume: volume(0, 0) }));
    expect(movesOf(model.density(), 'long')).toEqual([-10, -4, -2, -1]);
    expect(movesOf(model.density(), 'short')).toEqual([2, 4, 10]);
  });
});

it('fixed bands are still crossed after the grid has moved down', () => {
  const model = createModel('fixed-bands', marketOf());
  model.step(barOf({ volume: volume(8, 4) }));
  const fall = { low: 48_000, close: 48_000, markLow: 59_990 };
  model.step(barOf({ time: MINUTE_MS, ...fall, volume: volume(0, 0) }));
  const crossed = {
    open: 48_000,
    high: 48_000,
    low: 48_000,
    close: 48_000,
    markHigh: 48_000,
    markLow: 48_000,
  };
  const expected = model.step(barOf({ time: 2 * MINUTE_MS, ...crossed, volume: volume(0, 0) }));
  expect(expected.long).toBe(8);
  expect(sumOf(model.density().mass.long)).toBe(0);
});

it('fixed bands expect a number when the price has jumped off their grid', () => {
  for (const price of [12_000, 300_000]) {
    const model = createModel('fixed-bands', marketOf());
    model.step(barOf({ volume: volume(8, 4) }));
    const far = { open: price, high: price, low: price, close: price, markHigh: price, markLow: price };
    expect(model.step(barOf({ time: MINUTE_MS, ...far, volume: volume(0, 0) }))).toEqual({
      long: 0,
      short: 0,
    });
  }
});

describe('volume only', () => {
  it('is what was traded, longs below the price and shorts above', () => {
    const model = createModel('volume-only', marketOf());
    model.step(barOf({ volume: volume(8, 4) }));
    const up = { open: 60_000, high: 61_000, close: 61_000, markHigh: 61_000 };
    model.step(barOf({ time: MINUTE_MS, ...up, volume: volume(0, 0) }));
    expect(movesOf(model.density(), 'long')).toEqual([0]);
    expect(sumOf(model.density().mass.long)).toBe(12);
    expect(sumOf(model.density().mass.short)).toBe(0);
    const down = {
      open: 61_000,
      high: 61_000,
      low: 59_000,
      close: 59_000,
      markHigh: 61_000,
      markLow: 59_000,
    };
    const expected = model.step(barOf({ time: 2 * MINUTE_MS, ...down, volume: volume(0, 0) }));
    expect(expected).toEqual({ long: 12, short: 0 });
    expect(sumOf(model.density().mass.short)).toBe(12);
  });

  it('forgets after three days', () => {
    const model = createModel('volume-only', marketOf());
    model.step(barOf({ volume: volume(8, 4), low: 59_000, close: 59_500, markLow: 59_000 }));
    model.step(barOf({ time: 3 * DAY_MS, volume: volume(0, 0) }));
    expect(sumOf(model.density().mass.long) + sumOf(model.density().mass.short)).toBe(0);
  });
});
