import { assert, double, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { slidingMeans, slopeOf } from './trend';

it.each<[string, readonly number[], number]>([
  ['still', [5, 5, 5, 5], 0],
  ['rising', [1, 3, 5], 2],
  ['falling', [10, 9, 8, 7], -1],
  ['scattered around a level', [1, -1, -1, 1], 0],
  ['scattered around a line', [0, 3, 0, 3], 0.6],
])('the slope of what is %s', (_, values, slope) => {
  expect(slopeOf(values)).toBeCloseTo(slope, 12);
});

it('says nothing of a single value', () => {
  expect(slopeOf([1])).toBeNaN();
  expect(slidingMeans([1, 2], 3)).toEqual([]);
});

it('finds the slope of what goes up and down with a period', () => {
  const number = double({ min: -1000, max: 1000, noNaN: true });
  assert(
    property(number, number, integer({ min: 10, max: 30 }), (step, height, count) => {
      const values = Array.from({ length: count }, (_, at) => step * at + height * (at % 8));
      expect(slopeOf(slidingMeans(values, 8))).toBeCloseTo(step, 6);
      expect(slopeOf(slidingMeans(values.toReversed(), 8))).toBeCloseTo(-step, 6);
    }),
  );
});
