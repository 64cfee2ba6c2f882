import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStep } from '../core/decimal-step';
import { barOfCandle, type PastInterval } from './candle-bar';

const STEP = parseStep('0.1');

const candle = (change: Partial<PastInterval> = {}): PastInterval => ({
  time: 60_000,
  intervalMs: 60_000,
  open: 60_010,
  high: 60_035,
  low: 60_005,
  close: 60_020,
  volume: 30,
  takerBuy: 12,
  openInterest: 5,
  liquidations: [],
  ...change,
});

const sum = (bins: Float64Array) => bins.reduce((total, size) => total + size, 0);

describe('barOfCandle', () => {
  it('spreads the volume evenly over the range', () => {
    expect(barOfCandle(candle(), STEP).volume).toEqual({
      binSize: 10,
      firstBin: 6000,
      buy: Float64Array.of(2, 4, 4, 2),
      sell: Float64Array.of(3, 6, 6, 3),
      exact: false,
    });
  });

  it.each([
    ['all bought when it rose', 60_020, 30, 0],
    ['all sold when it fell', 60_006, 0, 30],
    ['half and half when it did neither', 60_010, 15, 15],
  ])('takes the volume of unknown takers for %s', (_, close, buy, sell) => {
    const { volume } = barOfCandle(candle({ close, takerBuy: Number.NaN }), STEP);
    expect([sum(volume.buy), sum(volume.sell)]).toEqual([buy, sell]);
  });

  it('takes the extremes of trades for those of the mark price', () => {
    expect(barOfCandle(candle(), STEP)).toMatchObject({ markHigh: 60_035, markLow: 60_005, openInterest: 5 });
  });

  it('loses no volume, and invents none, in any range', () => {
    const price = fc.integer({ min: 500_000, max: 700_000 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(price, price, fc.double({ min: 0, max: 1e6, noNaN: true }), (one, two, volume) => {
        const range = { low: Math.min(one, two), high: Math.max(one, two) };
        const bar = barOfCandle(
          candle({ ...range, open: one, close: two, volume, takerBuy: volume / 3 }),
          STEP,
        );
        const all = [...bar.volume.buy, ...bar.volume.sell];
        expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
        expect(all.reduce((total, size) => total + size, 0)).toBeCloseTo(volume, 3);
        expect(bar.volume.firstBin * bar.volume.binSize).toBeLessThanOrEqual(range.low + 1e-6);
      }),
    );
  });
});
