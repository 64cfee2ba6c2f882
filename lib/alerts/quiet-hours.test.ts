import { describe, expect, it } from 'vitest';
import { isQuietAt } from './quiet-hours';

const at = (hours: number, minutes = 0) => new Date(2026, 4, 3, hours, minutes).getTime();

describe('isQuietAt', () => {
  it('holds from a minute to another of the computer’s day', () => {
    const lunch = { from: 12 * 60, until: 13 * 60 + 30 };
    expect([at(11, 59), at(12), at(13, 29), at(13, 30)].map((time) => isQuietAt(lunch, time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('holds over midnight', () => {
    const night = { from: 22 * 60, until: 7 * 60 };
    expect([at(21, 59), at(22), at(3), at(7)].map((time) => isQuietAt(night, time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('does not hold without hours, nor where they end as they begin', () => {
    expect(isQuietAt(undefined, at(3))).toBe(false);
    expect(isQuietAt({ from: 60, until: 60 }, at(1))).toBe(false);
  });
});
