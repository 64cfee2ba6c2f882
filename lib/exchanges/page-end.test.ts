import { expect, it } from 'vitest';
import { firstSecond, inPage, lastSecond, oldestFirst, pageEnd } from './page-end';

const range = { from: 10_000, to: 20_000, intervalMs: 1000 };
const at = (...times: readonly number[]) => times.map((time) => ({ time }));

it.each([
  [15_000, 5000],
  [20_000, 10_000],
  [20_000, Infinity],
])('a page ends at %d where %d ms fit', (end, span) => {
  expect(pageEnd(range, span)).toBe(end);
});

it('a page holds its beginning and not its end', () => {
  expect(inPage(at(9999, 10_000, 14_999, 15_000), range, 15_000)).toEqual(at(10_000, 14_999));
});

it('rows are put in the order of time, and left alone', () => {
  const rows = at(3, 1, 2);
  expect(oldestFirst(rows)).toEqual(at(1, 2, 3));
  expect(rows).toEqual(at(3, 1, 2));
});

it.each([
  [2000, '2', '1'],
  [2001, '3', '2'],
])('asked in seconds, %d ms begin with %s and end with %s', (ms, first, last) => {
  expect([firstSecond(ms), lastSecond(ms)]).toEqual([first, last]);
});
