import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTrend } from './trend';

const TOLERANCE = { perCycle: 5, level: 50 };
const STILL = { before: 100, after: [110, 110, 110, 110, 110, 110, 110] };
const leakOf = (after: readonly number[], comparison = STILL) =>
  judgeTrend({ before: 100, after }, comparison, TOLERANCE).leak;

describe('judgeTrend', () => {
  it('finds what grows with every cycle', () => {
    expect(leakOf([110, 120, 130, 140, 150, 160, 170, 180])).toBe('grows with every cycle');
  });

  it('finds what stays behind once', () => {
    expect(leakOf([300, 300, 300, 300, 300, 300, 300])).toBe('does not come back');
  });

  it('allows what the first cycles keep for the next ones', () => {
    expect(leakOf([0, 80, 140, 142, 144, 146])).toBeUndefined();
  });

  it('is not misled by one odd value', () => {
    expect(leakOf([110, 110, 110, 110, 900, 110, 110, 110])).toBeUndefined();
    expect(leakOf([110, 110, 110, 110, 110, 110, 110, 900])).toBeUndefined();
  });

  it('forgives what the page does by itself', () => {
    const growing = { before: 0, after: [20, 40, 60, 80, 100, 120, 140] };
    expect(leakOf([120, 140, 160, 180, 200, 220, 240], growing)).toBeUndefined();
    expect(leakOf([120, 160, 200, 240, 280, 320, 360], growing)).toBe('grows with every cycle');
  });

  it('does not judge by too little', () => {
    expect(leakOf([110, 110, 110, 110, 110])).toBe('too few cycles');
    expect(leakOf(STILL.after, { before: 100, after: STILL.after.slice(2) })).toBe('too few cycles');
  });

  it('measures any steady growth through noise', () => {
    const noise = array(double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 14 });
    assert(
      property(double({ min: 8, max: 1000, noNaN: true }), noise, (step, noises) => {
        const after = noises.map((off, cycle) => 110 + step * cycle + off);
        const { perCycle, leak } = judgeTrend({ before: 100, after }, STILL, TOLERANCE);
        expect(Math.abs(perCycle - step)).toBeLessThanOrEqual(2);
        expect(leak).toBe('grows with every cycle');
      }),
    );
  });
});
