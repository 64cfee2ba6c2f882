import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeScale } from './time-scale';

const scaleOf = (settings: Partial<TimeScale>) =>
  Object.assign(new TimeScale(), { width: 1000, last: 499, barSpacing: 10, rightOffset: 0, ...settings });

describe('TimeScale', () => {
  it('has the newest bar half a bar from the right edge', () => {
    const scale = scaleOf({});
    expect(scale.xOf(499)).toBe(994);
    expect(scale.xOf(498)).toBe(984);
  });

  it('reads the index where it places it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        fc.double({ min: -300, max: 300, noNaN: true }),
        fc.integer({ min: 0, max: 500 }),
        (barSpacing, rightOffset, index) => {
          const scale = scaleOf({ barSpacing, rightOffset });
          expect(scale.indexAt(scale.xOf(index))).toBeCloseTo(index, 6);
        },
      ),
    );
  });

  it('keeps the bar under the pointer while it zooms', () => {
    const scale = scaleOf({});
    const index = scale.indexAt(300);
    scale.zoom(1.7, 300);
    expect(scale.barSpacing).toBe(17);
    expect(scale.xOf(index)).toBeCloseTo(300, 9);
  });

  it('moves bars by the pixels it is scrolled', () => {
    const scale = scaleOf({});
    scale.scroll(25);
    expect(scale.xOf(499)).toBe(1019);
  });

  it('shows whole bars from one index to another', () => {
    const scale = scaleOf({});
    scale.show(100, 149);
    expect(scale.barSpacing).toBe(20);
    expect(scale.strictRange()).toEqual([100, 149]);
  });
});
