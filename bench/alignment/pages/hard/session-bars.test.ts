import { describe, expect, it } from 'vitest';
import { sessionBars } from './session-bars';

const MINUTE = 60_000;
const FRIDAY = Date.UTC(2026, 10, 27);
const HOUR = 60 * MINUTE;
const barsAt = (hours: number, interval = 15 * MINUTE) =>
  sessionBars({
    interval,
    count: 4000,
    scale: 'log',
    seed: 7,
    price: 63_500,
    end: FRIDAY + hours * HOUR + 5 * MINUTE,
  });

describe('sessionBars', () => {
  it('close at the live price, whether the market is open, closed for the night or for the weekend', () => {
    const newest = [18, 23, 27, 40, 80].map((hours) => barsAt(hours).at(-1));
    const lastOfFriday = FRIDAY + 20.75 * HOUR;
    expect(newest.map((bar) => bar?.time)).toEqual([
      FRIDAY + 18 * HOUR,
      lastOfFriday,
      lastOfFriday,
      lastOfFriday,
      lastOfFriday,
    ]);
    for (const bar of newest) expect(bar?.close).toBeCloseTo(63_500, 6);
  });

  it('leave out nights and weekends', () => {
    const steps = new Set(
      barsAt(18).flatMap(({ time }, index, bars) => (index > 0 ? [time - (bars[index - 1]?.time ?? 0)] : [])),
    );
    const night = 17 * HOUR + 15 * MINUTE;
    expect(steps).toEqual(new Set([15 * MINUTE, night, night + 48 * HOUR]));
  });
});
