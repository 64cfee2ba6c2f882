import { expect, it } from 'vitest';
import type { Continuity, Verdict } from '../exchange';
import { kucoinFutures } from '.';

const at = (last: number | undefined, fresh = false): Continuity => ({ last, fresh });
const delta = (first: number, last = first) => ({ snapshot: false, first, last });

it.each<[string, { snapshot: boolean; first?: number; last?: number }, Continuity, Verdict]>([
  ['a change before the seed', delta(5), at(undefined), 'gap'],
  ['the seed', { snapshot: true, last: 5 }, at(undefined), 'apply'],
  ['what the seed holds already', delta(3, 5), at(5, true), 'skip'],
  ['the change that follows the seed', delta(6), at(5, true), 'apply'],
  ['a run of changes that reaches over the seed', delta(4, 7), at(5, true), 'apply'],
  ['a change that is missing after the seed', delta(7), at(5, true), 'gap'],
  ['the next change', delta(8, 9), at(7), 'apply'],
  ['a missing change', delta(9), at(7), 'gap'],
  ['a change that comes twice', delta(7), at(7), 'skip'],
  ['a late change', delta(2), at(7), 'skip'],
  ['a frame without numbers', { snapshot: false }, at(7), 'gap'],
])('%s', (_, header, state, verdict) => {
  expect(kucoinFutures.book.accept(header, state)).toBe(verdict);
});
