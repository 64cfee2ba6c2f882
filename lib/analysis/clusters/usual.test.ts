import { DAY_MS, HOUR_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityOf, PRICE, readingOf, sizesOf } from '../density/reading-fixture';
import { REACHES } from './asymmetry';
import { type MapHour, momentOf, movedSince, withMoves } from './map-hour';
import { likeMoves, rankIndex, rankShare } from './usual';

const START = 20_000 * DAY_MS;

/** Hours, one after the other, whose index goes from 0 to 1 at every reach. */
const hoursOf = (count: number, moved: number): readonly MapHour[] =>
  Array.from({ length: count }, (_, hour) => ({
    time: START + hour * HOUR_MS,
    price: PRICE,
    indices: REACHES.map(() => hour / count),
    clusters: [{ away: 0.025, share: hour / count }],
    moved,
  }));

const scene = (scale: number) =>
  readingOf(0, {
    bid: [
      { price: 59_000, size: 300 * scale },
      { price: 57_000, size: 100 * scale },
    ],
    ask: [{ price: 61_000, size: 500 * scale }],
  });

describe('momentOf', () => {
  it('is the same whatever unit sizes are in', () => {
    const { indices, clusters } = momentOf(scene(1));
    expect(indices[1]).toBeCloseTo(0.27, 2);
    expect(clusters.map(({ share }) => Number(share.toFixed(1)))).toEqual([0.2, 0.7, 0.9]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (scale) => {
        const scaled = momentOf(scene(scale));
        scaled.indices.forEach((index, at) => expect(index).toBeCloseTo(indices[at] ?? NaN, 9));
        expect(scaled.clusters.map(({ share }) => share.toFixed(6))).toEqual(
          clusters.map(({ share }) => share.toFixed(6)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('knows no balance and no shares beyond what venues tell', () => {
    const near = { known: { low: 0.98 * PRICE, high: 1.02 * PRICE } };
    const size = sizesOf([{ price: 61_000, size: 500 }]);
    const { indices, clusters } = momentOf(
      readingOf(0, { bid: densityOf(size, near), ask: densityOf(size, near) }),
    );
    expect(indices.map((index) => index !== undefined)).toEqual([true, false, false, false]);
    expect(clusters).toEqual([]);
  });
});

const moment = (hour: number, price: number) => ({
  time: START + hour * HOUR_MS,
  price,
  indices: [],
  clusters: [],
});

describe('withMoves', () => {
  it('keeps the hours of which the price a day earlier is known', () => {
    const hours = withMoves([moment(0, 100), moment(23, 110), moment(24, 105), moment(48, 210)]);
    expect(hours.map(({ time, moved }) => [(time - START) / HOUR_MS, moved])).toEqual([
      [24, 0.050_000_000_000_000_044],
      [48, 1],
    ]);
    expect(movedSince(hours, { time: START + 48.4 * HOUR_MS, price: 84 })).toBeCloseTo(-0.2, 12);
    expect(movedSince(hours, { time: START + 50 * HOUR_MS, price: 84 })).toBeUndefined();
  });
});

describe('rankIndex', () => {
  it('compares with the hours before which the price had moved alike', () => {
    const hours = [...hoursOf(40, 0.03), ...hoursOf(20, -0.01)];
    expect(rankIndex(hours, 1, { index: 0.5, moved: 0.04 })).toEqual({
      value: {
        share: 20.5 / 40,
        count: 40,
        days: 2,
        interval: { low: expect.closeTo(0.1, 1), high: expect.closeTo(0.91, 1) },
      },
    });
    const few = { value: undefined, why: 'too few' };
    expect(rankIndex(hours, 1, { index: 0.5, moved: -0.01 })).toEqual(few);
    expect(rankIndex(hours, 1, { index: 0.5, moved: 0.06 })).toEqual(few);
  });

  it('leaves out hours whose index is not known', () => {
    const hours = hoursOf(40, 0).map((hour, at) => ({ ...hour, indices: at % 2 ? [] : hour.indices }));
    expect(rankIndex(hours, 0, { index: 0.5, moved: 0 }).value).toBeUndefined();
  });

  it('says what moves are alike', () => {
    expect(likeMoves(0)).toEqual({ from: -0.005, to: 0.005 });
    expect(likeMoves(0.02)).toEqual({ from: 0.02, to: 0.05 });
    expect(likeMoves(-0.3)).toEqual({ from: -Infinity, to: -0.05 });
    expect(likeMoves(0.3)).toEqual({ from: 0.05, to: Infinity });
  });
});

describe('rankShare', () => {
  it('compares with the clusters that stood as far away', () => {
    const hours = hoursOf(40, 0);
    expect(rankShare(hours, { away: 0.021, share: 0.9 }).value).toMatchObject({
      share: 36.5 / 40,
      count: 40,
    });
    expect(rankShare(hours, { away: 0.04, share: 0.9 })).toEqual({ value: undefined, why: 'too few' });
  });
});
