import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingCount } from './sliding-count';

const START = 1_700_000_000_000;

describe('SlidingCount', () => {
  it('tells how many a second there were in the last ten seconds', () => {
    const count = new SlidingCount(10, 1_000);
    for (let ms = 0; ms < 60_000; ms += 40) count.add(START + ms);
    expect(count.perSecond(START + 60_000)).toBeCloseTo(25, 9);
    expect(count.perSecond(START + 65_000)).toBeCloseTo(12.5, 9);
    expect(count.perSecond(START + 80_000)).toBe(0);
  });

  it('does not call the first second of a second slow', () => {
    const count = new SlidingCount(10, 1_000);
    for (let ms = 0; ms <= 10_100; ms += 100) count.add(START + ms);
    expect(count.perSecond(START + 10_101)).toBeCloseTo(10, 0);
  });

  it('is not confused by a clock that is set back', () => {
    const count = new SlidingCount(10, 1_000);
    count.add(START + 3_600_000);
    expect(count.total(START)).toBe(0);
    count.add(START);
    expect(count.total(START)).toBe(1);
  });

  it('agrees with a list of all times', () => {
    const pauses = fc.array(fc.nat(4_000), { maxLength: 80 });
    fc.assert(
      fc.property(pauses, fc.nat(30_000), fc.integer({ min: 1, max: 12 }), (list, later, slots) => {
        const count = new SlidingCount(slots, 1_000);
        const times: number[] = [];
        let now = START;
        for (const pause of list) {
          now += pause;
          times.push(now);
          count.add(now);
        }
        now += later;
        const from = Math.floor(now / 1_000) * 1_000 - slots * 1_000;
        expect(count.total(now)).toBe(times.filter((time) => time >= from).length);
      }),
    );
  });
});
