import { expect, it } from 'vitest';
import type { Continuity, Verdict } from '../exchange';
import { bingx } from '.';

const at = (last: number | undefined, fresh = false): Continuity => ({ last, fresh });

it.each<[string, { snapshot: boolean; last?: number }, Continuity, Verdict]>([
  ['the first snapshot', { snapshot: true, last: 5 }, at(undefined), 'apply'],
  ['each one after it', { snapshot: true, last: 9 }, at(5), 'apply'],
  ['an update before any', { snapshot: false, last: 5 }, at(undefined), 'gap'],
  ['the first update', { snapshot: false, last: 6 }, at(5, true), 'apply'],
  ['a missing update', { snapshot: false, last: 8 }, at(6), 'gap'],
  ['an update that comes twice', { snapshot: false, last: 6 }, at(6), 'skip'],
])('%s', (_, header, state, verdict) => {
  expect(bingx.book.accept(header, state)).toBe(verdict);
});
