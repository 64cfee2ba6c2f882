import { expect, it } from 'vitest';
import type { Continuity, Verdict } from '../exchange';
import { htxLinear } from '.';

const at = (last: number | undefined, fresh = false): Continuity => ({ last, fresh });

it.each<[string, { snapshot: boolean; last?: number }, Continuity, Verdict]>([
  ['an update before the snapshot', { snapshot: false, last: 5 }, at(undefined), 'gap'],
  ['the first snapshot', { snapshot: true, last: 5 }, at(undefined), 'apply'],
  ['the first update after it', { snapshot: false, last: 6 }, at(5, true), 'apply'],
  ['a missing update', { snapshot: false, last: 8 }, at(6), 'gap'],
  ['an update that comes twice', { snapshot: false, last: 6 }, at(6), 'skip'],
  ['a late update', { snapshot: false, last: 4 }, at(6), 'skip'],
  ['a snapshot in the midst', { snapshot: true, last: 90 }, at(6), 'apply'],
  ['a snapshot that counts anew', { snapshot: true, last: 1 }, at(600), 'apply'],
])('%s', (_, header, state, verdict) => {
  expect(htxLinear.book.accept(header, state)).toBe(verdict);
});
