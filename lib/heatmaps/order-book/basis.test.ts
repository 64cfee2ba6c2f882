import { describe, expect, it } from 'vitest';
import { BasisTracker } from './basis';

describe('BasisTracker', () => {
  it('knows nothing of a venue it never saw', () => {
    expect(new BasisTracker().apply('binance-spot', 0)).toBeUndefined();
  });

  it('covers half of a jump in 30 s, however often it looks', () => {
    const often = new BasisTracker();
    const rarely = new BasisTracker();
    for (const tracker of [often, rarely]) tracker.observe('binance-spot', 10, 0);
    for (let second = 1; second <= 30; second += 1) often.observe('binance-spot', 20, second * 1000);
    rarely.observe('binance-spot', 20, 30_000);
    expect(often.smoothed('binance-spot')).toBeCloseTo(15, 9);
    expect(rarely.smoothed('binance-spot')).toBeCloseTo(15, 9);
  });

  it('applies a new basis only beyond the tolerance', () => {
    const tracker = new BasisTracker();
    tracker.observe('binance-spot', 10, 0);
    tracker.observe('binance-spot', 12, 30_000);
    expect(tracker.apply('binance-spot', 1.25)).toBe(10);
    expect(tracker.apply('binance-spot', 0.5)).toBeCloseTo(11, 9);
  });
});
