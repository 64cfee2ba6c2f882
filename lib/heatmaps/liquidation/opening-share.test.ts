import { describe, expect, it } from 'vitest';
import { barOf } from './flow-fixture';
import { OpeningShare } from './opening-share';

/** The share after one bar of 100 for each of these open interests. */
function sharesOf(readings: readonly (number | readonly [value: number, at: number])[]): readonly number[] {
  const opening = new OpeningShare();
  return readings.map((reading) => {
    const [openInterest, openInterestTime] = typeof reading === 'number' ? [reading] : reading;
    opening.follow(barOf({ openInterest, ...(openInterestTime !== undefined && { openInterestTime }) }), 100);
    return opening.share;
  });
}

describe('OpeningShare', () => {
  it('tilts by the change of the open interest against the volume, between 5 and 95 %', () => {
    expect(sharesOf([10_000, 10_005, 9995, 10_095, 9900])).toEqual([0.5, 0.7, 0.5 - 0.4, 0.95, 0.05]);
  });

  it('is even while the open interest is unknown, and knows the change again after it', () => {
    expect(sharesOf([10_000, Number.NaN, 10_010])).toEqual([0.5, 0.5, 0.7]);
  });

  it('lets the last answer hold while a reading is carried on, and spreads the next one over all the volume since', () => {
    expect(
      sharesOf([
        [10_000, 0],
        [10_010, 5],
        [10_010, 5],
        [10_010, 5],
        [10_025, 9],
      ]),
    ).toEqual([0.5, 0.9, 0.9, 0.9, 0.7]);
    expect(sharesOf([10_000, 10_010, 10_010, 10_020])).toEqual([0.5, 0.9, 0.9, 0.7]);
  });

  it('takes a jump that the volume cannot explain for an error', () => {
    expect(sharesOf([10_000, 11_000])).toEqual([0.5, 0.5]);
  });

  it('says nothing about a gap', () => {
    const opening = new OpeningShare();
    opening.follow(barOf({ openInterest: 10_000 }), 100);
    opening.interrupt();
    opening.follow(barOf({ openInterest: 10_020 }), 100);
    expect([opening.share, opening.reading]).toEqual([0.5, 10_020]);
    opening.follow(barOf({ openInterest: 10_025 }), 100);
    expect(opening.share).toBe(0.7);
  });
});
