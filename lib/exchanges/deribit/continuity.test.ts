import { expect, it } from 'vitest';
import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';
import { deribit } from '.';

const at = (last: number | undefined, fresh = false): Continuity => ({ last, fresh });

it.each<[string, SequenceHeader, Continuity, Verdict]>([
  ['a change before the snapshot', { snapshot: false, prev: 4, last: 5 }, at(undefined), 'gap'],
  ['the first snapshot', { snapshot: true, last: 5 }, at(undefined), 'apply'],
  ['the first change after it', { snapshot: false, prev: 5, last: 9 }, at(5, true), 'apply'],
  ['a missing change', { snapshot: false, prev: 12, last: 15 }, at(9), 'gap'],
  ['a change that comes twice', { snapshot: false, prev: 5, last: 9 }, at(9), 'skip'],
  ['the count starting over', { snapshot: false, prev: 1, last: 2 }, at(9), 'gap'],
  ['a change without numbers', { snapshot: false }, at(9), 'gap'],
  ['a snapshot in the midst', { snapshot: true, last: 3 }, at(9), 'apply'],
])('%s', (_, header, state, verdict) => {
  expect(deribit.book.accept(header, state)).toBe(verdict);
});
