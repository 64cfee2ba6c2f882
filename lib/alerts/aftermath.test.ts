import { describe, expect, it } from 'vitest';
import { AFTER_MS, aftermath, type AfterBar } from './aftermath';

const MINUTE = 60_000;
const TIME = 1_700_000_040_000;
const FIRST = Math.ceil(TIME / MINUTE) * MINUTE;
const COUNT = Math.floor((TIME + AFTER_MS - FIRST) / MINUTE);
/** A wall 1 % below the price of 1,000. */
const ALERT = { time: TIME, price: 990, distancePercent: -1 };

const bars = (change: (index: number) => Partial<AfterBar> = () => ({})) =>
  Array.from({ length: COUNT }, (_, index): AfterBar => ({
    time: FIRST + index * MINUTE,
    open: 1_000,
    high: 1_001,
    low: 999,
    close: 1_000,
    ...change(index),
  }));

describe('aftermath', () => {
  it('says how far the price went in the hour and where it ended', () => {
    const seen = bars((index) => (index === 20 ? { high: 1_020, low: 980, close: 1_010 } : { close: 1_005 }));
    const after = aftermath(ALERT, seen, MINUTE);
    expect(after?.highPercent).toBeCloseTo(2);
    expect(after?.lowPercent).toBeCloseTo(-2);
    expect(after?.lastPercent).toBeCloseTo(0.5);
    expect(after).toMatchObject({ until: FIRST + COUNT * MINUTE, reached: true });
  });

  it('measures from where the price was, not from where a wide zone began', () => {
    const zone = { time: TIME, price: 985, distancePercent: -1 };
    expect(aftermath(zone, bars(), MINUTE)).toMatchObject({ lastPercent: 0, reached: false });
  });

  it('says that the price was not reached', () => {
    expect(aftermath(ALERT, bars(), MINUTE)?.reached).toBe(false);
    expect(aftermath({ ...ALERT, price: 1_010, distancePercent: 1 }, bars(), MINUTE)?.reached).toBe(false);
  });

  it('does not count what went before', () => {
    const before = { time: FIRST - MINUTE, open: 2_000, high: 2_000, low: 1, close: 1_000 };
    expect(aftermath(ALERT, [before, ...bars()], MINUTE)).toEqual(aftermath(ALERT, bars(), MINUTE));
  });

  it('waits for the whole hour, and says nothing of one with a hole', () => {
    expect(aftermath(ALERT, bars().slice(0, -1), MINUTE)).toBeUndefined();
    expect(aftermath(ALERT, bars().toSpliced(7, 1), MINUTE)).toBeUndefined();
    expect(aftermath(ALERT, [], MINUTE)).toBeUndefined();
  });
});
