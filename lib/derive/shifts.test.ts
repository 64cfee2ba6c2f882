import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../flow/flow-bar';
import type { VenueId } from '../market/venues';
import { BarShifts } from './shifts';
import { BINANCE, MIDNIGHT, simulatedBar } from './test-market';

const barsOf = (closes: Readonly<Partial<Record<VenueId, number>>>): ReadonlyMap<VenueId, FlowBar> =>
  new Map(
    Object.entries(closes).map(([venue, close]) => [
      venue as VenueId,
      { ...simulatedBar(BINANCE, MIDNIGHT), close },
    ]),
  );

describe('BarShifts', () => {
  it('knows at once how far a venue is from the reference, and follows slowly', () => {
    const shifts = new BarShifts('binance-usdm');
    expect(shifts.of('binance-usdm')).toBe(0);
    expect(shifts.of('bybit-linear')).toBeUndefined();
    shifts.learn(barsOf({ 'binance-usdm': 100, 'bybit-linear': 110 }));
    expect(shifts.of('bybit-linear')).toBe(-10);
    shifts.learn(barsOf({ 'binance-usdm': 100, 'bybit-linear': 90 }));
    expect(shifts.of('bybit-linear')).toBeCloseTo(-8);
  });

  it('learns nothing without the reference, and nothing of what is no price', () => {
    const shifts = new BarShifts('binance-usdm', new Map([['bybit-linear', 3]]));
    shifts.learn(barsOf({ 'bybit-linear': 90, 'okx-swap': 80 }));
    shifts.learn(barsOf({ 'binance-usdm': 100, 'bybit-linear': Number.NaN }));
    expect(shifts.of('bybit-linear')).toBe(3);
    expect(shifts.of('okx-swap')).toBeUndefined();
  });
});
