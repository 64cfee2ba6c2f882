import { expect, it } from 'vitest';
import { barLengthOf, stepName } from './intervals';

it.each([[new Map([['1m', 60_000]])], [new Map([[60_000, '1m']])]])('a step has a name: %o', (names) => {
  expect(stepName(names, 60_000, 'Venue')).toBe('1m');
  expect(() => stepName(names, 61_000, 'Venue')).toThrow(RangeError);
});

it.each([
  [60_000, []],
  [60_000, [5]],
  [60_000, [5, 5]],
  [300_000, [0, 300_000, 900_000]],
  [300_000, [900_000, 600_000]],
])('bars are %d ms long that begin at %j', (length, starts) => {
  expect(barLengthOf(starts)).toBe(length);
});
